import { ConfirmButton } from "@/app/_proof/confirm-button";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { endOwnSession } from "@/app/(console)/[role]/account/account-actions";
import { words } from "@/lib/words/text";

const sessionWords = words("console.account.sessions", {
  list: "Your sessions",
  unknownBrowser: "Unknown browser",
  unknownAddress: "unknown address",
  current: "this session",
  signOut: "Sign out",
  signingOut: "Signing out…",
  question: "Sign out this session?",
  consequence: "Whoever is using it will have to sign in again.",
  keep: "Cancel",
});

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
  const t = useWords(sessionWords);
  return (
    <ul
      id={listId}
      tabIndex={-1}
      aria-label={t("list")}
      className="divide-y divide-line border-y border-line"
    >
      {sessions.map(({ id, ip, userAgent, lastSeenAt, current }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <span className="grid min-w-0 text-sm">
            <span className="font-medium wrap-anywhere">{userAgent ?? t("unknownBrowser")}</span>
            <span className="text-muted">
              {ip ?? t("unknownAddress")} · <LocalTime value={lastSeenAt} />
              {current ? ` · ${t("current")}` : ""}
            </span>
          </span>
          {current ? null : (
            <ConfirmButton
              action={endOwnSession}
              values={{ role, sessionId: id }}
              label={t("signOut")}
              subject={ip ?? t("unknownAddress")}
              size="small"
              question={t("question")}
              consequence={t("consequence")}
              confirm={t("signOut")}
              pendingLabel={t("signingOut")}
              keep={t("keep")}
              focusId={listId}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
