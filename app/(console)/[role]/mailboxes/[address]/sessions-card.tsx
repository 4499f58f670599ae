import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import {
  endMailboxSession,
  endMailboxSessions,
} from "@/app/(console)/[role]/mailboxes/[address]/sign-in-actions";
import type { MailboxSession } from "@/lib/credentials/web-session/queries";

const listId = "web-sessions";

interface SessionsCardProps {
  owner: { role: string; address: string };
  sessions: MailboxSession[];
}

/** Where a mailbox is signed in to portal and webmail; each session can be ended, or all. */
export function SessionsCard({ owner, sessions }: SessionsCardProps) {
  return (
    <Card
      title="Web sessions"
      intro="In portal and webmail. Mail apps have none: their connections end with “End all”, and for good when their app passwords are revoked."
      action={<EndAll owner={owner} />}
    >
      <div id={listId} tabIndex={-1}>
        {sessions.length === 0 ? (
          <p className="text-sm text-muted">Nobody is signed in.</p>
        ) : (
          <ul aria-label="Web sessions" className="divide-y divide-line border-y border-line">
            {sessions.map((session) => (
              <Row key={session.id} owner={owner} session={session} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

const by = ({ openedBy, providerName }: MailboxSession) =>
  openedBy ? `opened by ${openedBy}` : providerName ? `by ${providerName}` : "with the password";

function Row({ owner, session }: { owner: SessionsCardProps["owner"]; session: MailboxSession }) {
  const { id, ip, userAgent, createdAt, lastSeenAt } = session;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
      <span className="grid min-w-0 gap-0.5">
        <span className="font-medium wrap-anywhere">{userAgent ?? "Unknown browser"}</span>
        <span className="text-muted">
          {ip ?? "unknown address"} · {by(session)} · last used{" "}
          <LocalTime value={(lastSeenAt ?? createdAt).toISOString()} />
        </span>
      </span>
      <ConfirmButton
        action={endMailboxSession}
        values={{ ...owner, id }}
        label="End"
        subject={`the session from ${ip ?? "an unknown address"}`}
        size="small"
        question="End this session?"
        consequence="Whoever uses it must sign in again, in the portal and in webmail."
        confirm="End it"
        pendingLabel="Ending …"
        keep="Keep it"
        focusId={listId}
      />
    </li>
  );
}

const EndAll = ({ owner }: Pick<SessionsCardProps, "owner">) => (
  <ConfirmButton
    action={endMailboxSessions}
    values={owner}
    label="End all"
    size="small"
    question="End all sessions and mail connections?"
    consequence="Everybody must sign in again, in the portal and in webmail. Mail apps are cut off as well, and come back with a valid password."
    confirm="End all"
    pendingLabel="Ending …"
    keep="Keep them"
    focusId={listId}
  />
);
