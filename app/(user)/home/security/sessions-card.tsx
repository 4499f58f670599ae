import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { LastUsed, SessionEntry, sessionText } from "@/app/_sessions/session-entry";
import { SignOutButton } from "@/app/_sessions/sign-out-button";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { Entries } from "@/app/_ui/entries";
import { getWords } from "@/app/_words/get-words";
import { useSay, useWords } from "@/app/_words/use-words";
import { endOtherSessions, endSession } from "@/app/(user)/home/security/session-actions";
import { listMailboxSessions, type MailboxSession } from "@/lib/credentials/web-session/queries";
import type { SignedIn } from "@/lib/faces/session/signed-in";
import { words } from "@/lib/words/text";

const sessionWords = words("user.sessions", {
  title: "Where you are signed in",
  intro:
    "Browsers that are signed in here and to webmail. If you don't recognize one, sign it out and change your password.",
  introElsewhere:
    "Browsers that are signed in here and to webmail. If you don't recognize one, sign it out and check your account at your identity provider.",
  current: "This session",
  byPassword: "signed in with the password",
  byProvider: "signed in with {provider}",
  impersonatedBy: "impersonated by {admin}",
  consequence: "Whoever is using it must sign in again, here and in webmail. Mail apps stay connected.",
  signingOut: "Signing out…",
  others: "Sign out all others",
  othersQuestion: "Sign out all other sessions?",
  othersConsequence:
    "Every browser but this one must sign in again, here and in webmail. Mail apps stay connected: to keep one out, revoke its app password.",
});

const listId = "own-sessions";

/** The browsers that a person is signed in with; this one first, each other with a button to end it. */
export async function SessionsCard({ person: { session, context } }: { person: SignedIn }) {
  const t = await getWords(sessionWords);
  const sessions = await listMailboxSessions(context.db, session.mailboxId);
  const own = ({ id }: MailboxSession) => id === session.id;
  const ordered = [...sessions.filter(own), ...sessions.filter((one) => !own(one))];
  return (
    <Card
      anchor="sessions"
      title={t("title")}
      intro={t(session.identityProviderId === null ? "intro" : "introElsewhere")}
      action={ordered.length > 1 ? <SignOutOthers /> : null}
    >
      <Entries id={listId} label={t("title")}>
        {ordered.map((one) => (
          <Row key={one.id} session={one} current={own(one)} />
        ))}
      </Entries>
    </Card>
  );
}

function Row({ session, current }: { session: MailboxSession; current: boolean }) {
  const t = useWords(sessionWords);
  const { lastSeenAt, createdAt } = session;
  return (
    <SessionEntry
      session={session}
      mark={current ? <Badge tone="good">{t("current")}</Badge> : null}
      action={current ? null : <SignOut session={session} />}
    >
      <SignedInBy {...session} /> · <LastUsed at={lastSeenAt ?? createdAt} />
    </SessionEntry>
  );
}

function SignedInBy({ impersonatedBy, providerName }: MailboxSession) {
  const t = useWords(sessionWords);
  if (impersonatedBy) return t("impersonatedBy", { admin: impersonatedBy });
  return providerName ? t("byProvider", { provider: providerName }) : t("byPassword");
}

function SignOut({ session }: { session: MailboxSession }) {
  const [t, say] = [useWords(sessionWords), useSay()];
  return (
    <SignOutButton
      action={endSession}
      values={{ id: session.id }}
      subject={say(sessionText(session))}
      consequence={t("consequence")}
      focusId={listId}
    />
  );
}

function SignOutOthers() {
  const t = useWords(sessionWords);
  return (
    <ConfirmButton
      action={endOtherSessions}
      values={{}}
      label={t("others")}
      size="small"
      question={t("othersQuestion")}
      consequence={t("othersConsequence")}
      pendingLabel={t("signingOut")}
      focusId={listId}
    />
  );
}
