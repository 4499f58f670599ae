import { Card } from "@/app/_ui/card";
import { Entries } from "@/app/_ui/entries";
import { useWords } from "@/app/_words/use-words";
import { OperationButton } from "@/app/(console)/operation-button";
import { LastUsed, SessionEntry } from "@/app/(console)/session-entry";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { MailboxSession } from "@/lib/credentials/web-session/queries";
import { words } from "@/lib/words/text";

const sessionWords = words("console.mailboxes.sessions", {
  title: "Web sessions",
  intro:
    "Where the user is signed in to the portal and webmail. Mail apps have no sessions: “Sign out everywhere” disconnects them too, but only revoking their app passwords keeps them out.",
  none: "Not signed in anywhere.",
  byPassword: "with the password",
  byProvider: "with {provider}",
  impersonatedBy: "impersonated by {admin}",
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
      <Entries id={listId} label={t("title")} none={t("none")}>
        {sessions.map((session) => (
          <Row key={session.id} owner={owner} session={session} />
        ))}
      </Entries>
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
  const { id, ip, createdAt, lastSeenAt } = session;
  return (
    <SessionEntry
      session={session}
      action={
        <OperationButton
          does="session.end"
          by={owner.role}
          to={{ address: owner.address, id }}
          subject={ip ? t("sessionFrom", { ip }) : t("sessionUnknown")}
          size="small"
          focusId={listId}
        />
      }
    >
      <SignedInBy {...session} /> · <LastUsed at={lastSeenAt ?? createdAt} />
    </SessionEntry>
  );
}
