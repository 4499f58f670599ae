import { ConfirmButton } from "@/app/_proof/confirm-button";
import { LocalTime } from "@/app/_ui/local-time";
import { endOwnSession } from "@/app/(console)/[role]/account/account-actions";

interface AdminSessionListProps {
  adminRole: "superadmin" | "domain-admin";
  sessions: {
    id: string;
    ip: string | null;
    userAgent: string | null;
    lastSeenAt: string;
    current: boolean;
  }[];
}

const listId = "own-sessions";

/** Where an administrator is signed in, each with a button to end it. */
export function AdminSessionList({ adminRole: role, sessions }: AdminSessionListProps) {
  return (
    <ul
      id={listId}
      tabIndex={-1}
      aria-label="Your sessions"
      className="divide-y divide-line border-y border-line"
    >
      {sessions.map(({ id, ip, userAgent, lastSeenAt, current }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <span className="grid min-w-0 text-sm">
            <span className="font-medium wrap-anywhere">{userAgent ?? "Unknown browser"}</span>
            <span className="text-muted">
              {ip ?? "unknown address"} · <LocalTime value={lastSeenAt} />
              {current ? " · this one" : ""}
            </span>
          </span>
          {current ? null : (
            <ConfirmButton
              action={endOwnSession}
              values={{ role, sessionId: id }}
              label="End"
              subject={`the session from ${ip ?? "an unknown address"}`}
              size="small"
              question="End this session?"
              consequence="Whoever uses it must sign in again."
              confirm="End it"
              pendingLabel="Ending …"
              keep="Keep it"
              focusId={listId}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
