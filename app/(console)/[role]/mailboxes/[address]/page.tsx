import { notFound } from "next/navigation";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { MailboxAliasesCard } from "@/app/(console)/[role]/aliases/mailbox-aliases-card";
import { IdentitiesCard } from "@/app/(console)/[role]/identity-conflicts/identities-card";
import { AppPasswordsCard } from "@/app/(console)/[role]/mailboxes/[address]/app-passwords-card";
import { MailboxSettings } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-settings";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-subject";
import { MailboxSummary } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-summary";
import { OpenAsButton } from "@/app/(console)/[role]/mailboxes/[address]/open-as-button";
import { PasswordCard } from "@/app/(console)/[role]/mailboxes/[address]/password-card";
import { RecentLoginsCard } from "@/app/(console)/[role]/mailboxes/[address]/recent-logins-card";
import { SessionsCard } from "@/app/(console)/[role]/mailboxes/[address]/sessions-card";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { DeletionCard } from "@/app/(console)/deletion-card";
import { FactorsCard } from "@/app/(console)/factors-card";
import { offered } from "@/app/(console)/offered";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { words } from "@/lib/words/text";

const mailboxWords = words("console.mailboxes.details", {
  title: "Mailbox",
  details: "Details",
  factorsIntro: "Users add their own second factors. Reset them for someone who has lost theirs.",
  factorsAt: "No second factors here. {provider} may require its own.",
  deleteHint: "To block access but keep everything, disable the mailbox instead.",
});

export const generateMetadata = pageTitle("/mailboxes/[address]", mailboxWords("title"));

/** One mailbox: what it is, what it is given, by what its person signs in, and what happened lately. */
export default async function MailboxPage(props: ConsolePageProps<"address">) {
  const { address } = await props.params;
  const { role, context, session, back } = await openPage(props, `/mailboxes/${address}`);
  // A foreign mailbox is answered like none.
  const row = await mailboxSubject.find(context, { address: decodeURIComponent(address) });
  if (!row) notFound();
  const t = await getWords(mailboxWords);
  const entries = await listAppPasswords(context.db, row.id);
  const about = { role, row };
  const can = (does: string) => offered(context, does, row.domainName);
  const cards = {
    settings: can("mailbox.update"),
    password: can("mailbox.set-password"),
    appPasswords: can("app-password.list"),
    aliases: can("alias.list"),
    identities: can("identity.list"),
    sessions: can("session.list"),
    factors: can("mailbox.second-factors"),
    logins: can("login.list"),
  };
  return (
    <>
      <PageTitle
        title={row.address}
        back={back}
        action={
          session.mayOpenAs ? (
            <OpenAsButton adminRole={role} mailboxId={row.id} address={row.address} />
          ) : null
        }
      />
      <Card title={t("details")}>
        <MailboxSummary row={row} appPasswords={entries.length} />
      </Card>
      {cards.settings ? (
        <MailboxSettings {...about} context={cards.settings} appPasswords={entries.length} />
      ) : null}
      <div className="grid items-start gap-6 xl:grid-cols-2">
        {cards.password ? <PasswordCard {...about} context={cards.password} /> : null}
        {cards.appPasswords ? (
          <AppPasswordsCard {...about} context={cards.appPasswords} entries={entries} />
        ) : null}
        {cards.aliases ? <MailboxAliasesCard {...about} context={cards.aliases} /> : null}
        {cards.identities ? <IdentitiesCard {...about} context={cards.identities} /> : null}
        {cards.sessions ? <SessionsCard {...about} context={cards.sessions} /> : null}
        {cards.factors ? <SecondFactors {...about} context={cards.factors} /> : null}
      </div>
      {cards.logins ? <RecentLoginsCard {...about} context={cards.logins} /> : null}
      {can("mailbox.delete") ? (
        <DeletionCard
          does="mailbox.delete"
          by={role}
          to={{ address: row.address }}
          version={row.version}
          leadsTo="/mailboxes"
          hint={t("deleteHint")}
        />
      ) : null}
    </>
  );
}

async function SecondFactors({ context, role, row }: OfMailbox) {
  const t = await getWords(mailboxWords);
  const { identityProviderName: provider } = row;
  return (
    <FactorsCard
      factors={await listFactors(context.db, { kind: "mailbox", id: row.id })}
      intro={t("factorsIntro")}
      none={provider ? t("factorsAt", { provider }) : undefined}
      reset={{ does: "mailbox.reset-second-factors", by: role, to: { address: row.address } }}
    />
  );
}
