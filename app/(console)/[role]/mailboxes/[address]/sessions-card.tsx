import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { OperationButton } from "@/app/(console)/operation-button";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { MailboxSession } from "@/lib/credentials/web-session/queries";
import { words } from "@/lib/words/text";

const sessionWords = words("console.mailboxes.sessions", {
  title: "Web sessions",
  intro:
    "Where the user is signed in to the portal and webmail. Mail apps have no sessions: “Sign out everywhere” disconnects them too, but only revoking their app passwords keeps them out.",
  none: "Not signed in anywhere.",
  unknownBrowser: "Unknown browser",
  unknownAddress: "unknown address",
  byPassword: "with the password",
  byProvider: "with {provider}",
  impersonatedBy: "impersonated by {admin}",
  lastUsed: "last used <time></time>",
  sessionFrom: "the session from {ip}",
  sessionUnknown: "the session from an unknown address",
});

const listId = "web-sessions";

interface SessionsCardProps {
  owner: { role: AdminRole; address: string };
  sessions: MailboxSession[];
}

/** Where a mailbox is signed in to portal and webmail; each session can be ended, or all. */
export function SessionsCard({ owner, sessions }: SessionsCardProps) {
  const t = useWords(sessionWords);
  return (
    <Card
      title={t("title")}
      intro={t("intro")}
      action={
        <OperationButton
          does="session.end-all"
          by={owner.role}
          to={{ address: owner.address }}
          size="small"
          focusId={listId}
        />
      }
    >
      <div id={listId} tabIndex={-1}>
        {sessions.length === 0 ? (
          <p className="text-sm text-muted">{t("none")}</p>
        ) : (
          <ul aria-label={t("title")} className="divide-y divide-line border-y border-line">
            {sessions.map((session) => (
              <Row key={session.id} owner={owner} session={session} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function SignedInBy({ openedBy, providerName }: MailboxSession) {
  const t = useWords(sessionWords);
  if (openedBy) return t("impersonatedBy", { admin: openedBy });
  return providerName ? t("byProvider", { provider: providerName }) : t("byPassword");
}

function Row({ owner, session }: { owner: SessionsCardProps["owner"]; session: MailboxSession }) {
  const t = useWords(sessionWords);
  const { id, ip, userAgent, createdAt, lastSeenAt } = session;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
      <span className="grid min-w-0 gap-0.5">
        <span className="font-medium wrap-anywhere">{userAgent ?? t("unknownBrowser")}</span>
        <span className="text-muted">
          {ip ?? t("unknownAddress")} · <SignedInBy {...session} /> ·{" "}
          {t.rich("lastUsed", {
            time: () => <LocalTime value={(lastSeenAt ?? createdAt).toISOString()} />,
          })}
        </span>
      </span>
      <OperationButton
        does="session.end"
        by={owner.role}
        to={{ address: owner.address, id }}
        subject={ip ? t("sessionFrom", { ip }) : t("sessionUnknown")}
        size="small"
        focusId={listId}
      />
    </li>
  );
}
