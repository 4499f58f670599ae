import { FactorCard } from "@/app/_factors/factor-card";
import { passwordHint } from "@/app/_passwords/password-hint";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords, titled } from "@/app/_words/get-words";
import { ImpersonationsCard } from "@/app/(user)/home/security/impersonations-card";
import { PasswordCard } from "@/app/(user)/home/security/password-card";
import { ProviderAccountCard } from "@/app/(user)/home/security/provider-account-card";
import { RecoveryEmailCard } from "@/app/(user)/home/security/recovery-email-card";
import { SessionsCard } from "@/app/(user)/home/security/sessions-card";
import { SignInsCard } from "@/app/(user)/home/security/sign-ins-card";
import { getMailbox } from "@/lib/access/queries";
import { signedIn } from "@/lib/faces/session/signed-in";
import { sendsMail } from "@/lib/notification/smtp/sends-mail";
import { words } from "@/lib/words/text";

const securityWords = words("user.security", {
  title: "Security",
  factor:
    "A second step when you sign in here. With one, mail apps need app passwords instead of your own password.",
  factorRequired:
    "A second step when you sign in here. With one, mail apps need app passwords instead of your own password. Your mailbox must have one.",
  impersonating: "While you impersonate someone, you cannot see or change how they sign in.",
});

export const generateMetadata = titled(securityWords("title"));

/** With what a person signs in. */
export default async function SecurityPage() {
  const t = await getWords(securityWords);
  const person = await signedIn("/home/security");
  const { session, context } = person;
  const { address, mailboxId, providerName } = session;
  const mailbox = await getMailbox(context.db, mailboxId);
  const local = session.identityProviderId === null;
  return (
    <>
      <PageTitle title={t("title")} />
      {session.impersonatedBy ? <p className="text-muted">{t("impersonating")}</p> : null}
      {session.identityProviderId === null ? null : (
        <ProviderAccountCard
          db={context.db}
          provider={{ id: session.identityProviderId, name: providerName }}
        />
      )}
      {local && !session.impersonatedBy ? (
        <>
          <PasswordCard
            address={address}
            mayChange={mailbox.mayChangePassword}
            hint={await passwordHint(context)}
          />
          {mailbox.mayChangePassword && sendsMail() ? (
            <RecoveryEmailCard context={context} mailboxId={mailboxId} />
          ) : null}
          <FactorCard
            door="portal"
            owner={{ kind: "mailbox", id: mailboxId }}
            label={address}
            db={context.db}
            path="/home/security"
            intro={t(mailbox.requireSecondFactor ? "factorRequired" : "factor")}
          />
        </>
      ) : null}
      <SessionsCard person={person} />
      <SignInsCard context={context} mailbox={mailbox} />
      <ImpersonationsCard context={context} mailboxId={mailboxId} />
    </>
  );
}
