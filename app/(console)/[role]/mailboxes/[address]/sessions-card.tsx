import { LastUsed, SessionEntry, sessionText } from "@/app/_sessions/session-entry";
import { Card } from "@/app/_ui/card";
import { Entries } from "@/app/_ui/entries";
import { getWords } from "@/app/_words/get-words";
import { useSay, useWords } from "@/app/_words/use-words";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { OperationButton } from "@/app/(console)/operation-button";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { listMailboxSessions, type MailboxSession } from "@/lib/credentials/web-session/queries";
import { words } from "@/lib/words/text";

const sessionWords = words("console.mailboxes.sessions", {
  title: "Web sessions",
  intro:
    "Where the user is signed in to the portal and webmail. Mail apps have no sessions: “Sign out everywhere” disconnects them too, but only revoking their app passwords keeps them out.",
  none: "Not signed in anywhere.",
  byPassword: "with the password",
  byProvider: "with {provider}",
  impersonatedBy: "impersonated by {admin}",
});

const listId = "web-sessions";

type Owner = { role: AdminRole; address: string };

/** Where a mailbox is signed in to portal and webmail; each session can be ended, or all. */
export async function SessionsCard({ context, role, row }: OfMailbox) {
  const t = await getWords(sessionWords);
  const owner = { role, address: row.address };
  const sessions = await listMailboxSessions(context.db, row.id);
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

function SignedInBy({ impersonatedBy, providerName }: MailboxSession) {
  const t = useWords(sessionWords);
  if (impersonatedBy) return t("impersonatedBy", { admin: impersonatedBy });
  return providerName ? t("byProvider", { provider: providerName }) : t("byPassword");
}

function Row({ owner, session }: { owner: Owner; session: MailboxSession }) {
  const say = useSay();
  const { id, createdAt, lastSeenAt } = session;
  return (
    <SessionEntry
      session={session}
      action={
        <OperationButton
          does="session.end"
          by={owner.role}
          to={{ address: owner.address, id }}
          subject={say(sessionText(session))}
          size="small"
          focusId={listId}
        />
      }
    >
      <SignedInBy {...session} /> · <LastUsed at={lastSeenAt ?? createdAt} />
    </SessionEntry>
  );
}
