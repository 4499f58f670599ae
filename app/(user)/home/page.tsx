import { Mail } from "lucide-react";
import { Suspense } from "react";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { getWords, titled } from "@/app/_words/get-words";
import { AppsCard } from "@/app/(user)/home/apps-card";
import { AttentionCard } from "@/app/(user)/home/attention-card";
import { DevicesCard } from "@/app/(user)/home/devices-card";
import { QuotaPending, QuotaUse } from "@/app/(user)/home/quota-use";
import { webmailPath } from "@/app/(webmail)/webmail-path";
import { getMailbox } from "@/lib/access/queries";
import { signedIn } from "@/lib/faces/session/signed-in";
import { words } from "@/lib/words/text";

const homeWords = words("user.home", {
  title: "Your mailbox",
  local: "Mailbox with its own password",
  signedInWith: "Signed in with {name}",
  signOn: "Signed in with Single Sign-On",
  storage: "Storage",
  webmail: "Open webmail",
});

export const generateMetadata = titled(homeWords("title"));

/** Where a person arrives: who they are, the way into webmail, and what needs their attention. */
export default async function HomePage() {
  const t = await getWords(homeWords);
  const person = await signedIn("/home");
  const { session, context } = person;
  const { address, displayName, providerName } = session;
  const mailbox = await getMailbox(context.db, session.mailboxId);
  const local = session.identityProviderId === null;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-5 pb-1">
        <div className="grid min-w-0 gap-1">
          <h1 className="text-3xl font-semibold tracking-tight wrap-anywhere">{displayName || address}</h1>
          <p className="wrap-anywhere text-muted">
            {displayName ? `${address} · ` : ""}
            {local ? t("local") : providerName ? t("signedInWith", { name: providerName }) : t("signOn")}
          </p>
        </div>
        {session.webmail ? <WebmailButton address={address} /> : null}
      </div>
      <AttentionCard person={person} />
      <DevicesCard person={person} />
      <AppsCard db={context.db} address={address} />
      <Card title={t("storage")}>
        <Suspense fallback={<QuotaPending />}>
          <QuotaUse address={address} quotaBytes={mailbox.quotaBytes} />
        </Suspense>
      </Card>
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
