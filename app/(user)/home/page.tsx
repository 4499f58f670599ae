import { Mail } from "lucide-react";
import { Suspense } from "react";
import { FactorCard } from "@/app/_factors/factor-card";
import {
  beginPasskeyProof,
  proveAtProvider,
  proveCode,
  provePasskey,
  provePassword,
} from "@/app/_proof/mailbox-proof-actions";
import { ProofDialog } from "@/app/_proof/proof-dialog";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { getWords, titled } from "@/app/_words/get-words";
import { AliasCard } from "@/app/(user)/home/alias-card";
import { AppPasswordCard } from "@/app/(user)/home/app-password-card";
import { AppsCard } from "@/app/(user)/home/apps-card";
import { ConnectionCard } from "@/app/(user)/home/connection-card";
import { connectionSettings } from "@/app/(user)/home/connection-settings";
import { PasswordCard } from "@/app/(user)/home/password-card";
import { QuotaPending, QuotaUse } from "@/app/(user)/home/quota-use";
import { serverAddresses } from "@/app/(user)/home/server-addresses";
import { PortalHeader } from "@/app/(user)/portal-header";
import { webmailPath } from "@/app/(webmail)/webmail-path";
import { passwordHint } from "@/app/password-hint";
import { decideAccess } from "@/lib/access/decide-access";
import { getMailbox, type MailboxWithFacts } from "@/lib/access/queries";
import { missingProof, signedIn } from "@/lib/faces/session/signed-in";
import { words } from "@/lib/words/text";

const homeWords = words("user.home", {
  title: "Your mailbox",
  local: "Mailbox with its own password",
  signedInWith: "Signed in with {name}",
  signOn: "Signed in with Single Sign-On",
  storage: "Storage",
  factor:
    "A second step when you sign in here. With one, mail apps need app passwords instead of your own password.",
  factorRequired:
    "A second step when you sign in here. With one, mail apps need app passwords instead of your own password. Your mailbox must have one.",
  webmail: "Open webmail",
});

export const generateMetadata = titled(homeWords("title"));

const prove = {
  byPassword: provePassword,
  byCode: proveCode,
  beginPasskey: beginPasskeyProof,
  byPasskey: provePasskey,
};

/** A person's own page: who they are, the way into webmail, and everything for their mail apps. */
export default async function HomePage() {
  const t = await getWords(homeWords);
  const person = await signedIn();
  const { session, context } = person;
  const { address, displayName, providerName, signedInAt } = session;
  const missing = await missingProof(person);
  const mailbox = await getMailbox(context.db, session.mailboxId);
  const connections = connectionSettings(mailbox.facts, serverAddresses(), address);
  const local = session.identityProviderId === null;
  return (
    <>
      <PortalHeader address={address} openedBy={session.openedBy?.login} />
      <ProofDialog
        prove={{ ...prove, atProvider: signedInAt && { name: signedInAt.name, begin: proveAtProvider } }}
      >
        <main id="content" className="mx-auto grid max-w-5xl grid-cols-1 gap-6 px-5 py-8 sm:py-10">
          <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-5 pb-2">
            <div className="grid min-w-0 gap-1">
              <h1 className="text-3xl font-semibold tracking-tight wrap-anywhere">
                {displayName || address}
              </h1>
              <p className="wrap-anywhere text-muted">
                {displayName ? `${address} · ` : ""}
                {local ? t("local") : providerName ? t("signedInWith", { name: providerName }) : t("signOn")}
              </p>
            </div>
            {session.webmail ? <WebmailButton address={address} /> : null}
          </div>
          <AppsCard db={context.db} address={address} />
          <Card title={t("storage")}>
            <Suspense fallback={<QuotaPending />}>
              <QuotaUse address={address} quotaBytes={mailbox.quotaBytes} />
            </Suspense>
          </Card>
          <AppPasswordCard
            db={context.db}
            mailboxId={session.mailboxId}
            address={address}
            connections={connections}
            mayMake={!session.openedBy && mailbox.mayCreateAppPasswords}
            proveFirst={missing?.includes("provider") ? missing : null}
          />
          <AliasCard
            db={context.db}
            mailboxId={session.mailboxId}
            closed={session.openedBy ? "opened" : mailbox.mayUseTemporaryAliases ? null : "not-allowed"}
          />
          <ConnectionCard address={address} otherPassword={otherPassword(mailbox)} protocols={connections} />
          {local && !session.openedBy ? (
            <PasswordCard
              address={address}
              mayChange={mailbox.mayChangePassword}
              hint={await passwordHint(context)}
            />
          ) : null}
          {local && !session.openedBy ? (
            <FactorCard
              door="portal"
              owner={{ kind: "mailbox", id: session.mailboxId }}
              label={address}
              db={context.db}
              path="/home"
              intro={t(mailbox.requireSecondFactor ? "factorRequired" : "factor")}
            />
          ) : null}
        </main>
      </ProofDialog>
    </>
  );
}

async function WebmailButton({ address }: { address: string }) {
  const t = await getWords(homeWords);
  return (
    <Button asChild look="primary" size="large" className="w-full sm:w-auto">
      {/* A plain link: webmail is another program behind the same host. */}
      <a href={webmailPath(address)}>
        <Mail aria-hidden="true" />
        {t("webmail")}
      </a>
    </Button>
  );
}

/** Which password opens mail apps beside app passwords, by the decision that mail apps meet; DAV takes none of them. */
function otherPassword({ facts, hasMailPassword }: MailboxWithFacts): "own" | "mail" | "directory" | null {
  const opens = (kind: "local-password" | "mail-password" | "directory-password") =>
    decideAccess({ ...facts, imap: true }, "imap", { kind }).allowed;
  if (facts.identityProviderId === null) return opens("local-password") ? "own" : null;
  if (opens("directory-password")) return "directory";
  return hasMailPassword && opens("mail-password") ? "mail" : null;
}
