import { notFound } from "next/navigation";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { MailboxAliasesCard } from "@/app/(console)/[role]/aliases/mailbox-aliases-card";
import { IdentitiesCard } from "@/app/(console)/[role]/identity-conflicts/identities-card";
import { AppPasswordsCard } from "@/app/(console)/[role]/mailboxes/[address]/app-passwords-card";
import { MailboxSettings } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-settings";
import { mailboxSubject } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-subject";
import { MailboxSummary } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-summary";
import { OpenAsButton } from "@/app/(console)/[role]/mailboxes/[address]/open-as-button";
import { PasswordCard } from "@/app/(console)/[role]/mailboxes/[address]/password-card";
import { RecentLoginsCard } from "@/app/(console)/[role]/mailboxes/[address]/recent-logins-card";
import { SessionsCard } from "@/app/(console)/[role]/mailboxes/[address]/sessions-card";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { DeletionCard } from "@/app/(console)/deletion-card";
import { FactorsCard } from "@/app/(console)/factors-card";
import { connectionSettings } from "@/app/(user)/home/connection-settings";
import { serverAddresses } from "@/app/(user)/home/server-addresses";
import { passwordHint } from "@/app/password-hint";
import type { MailboxWithFacts } from "@/lib/access/queries";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { listConflictsOf, listIdentities } from "@/lib/accounts/external-identity/queries";
import { mailboxSubject as administeredMailbox } from "@/lib/accounts/mailbox/subject";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { listMailboxSessions } from "@/lib/credentials/web-session/queries";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const mailboxWords = words("console.mailboxes.details", {
  title: "Mailbox",
  details: "Details",
  factorsIntro: "Users add their own second factors. Reset them for someone who has lost theirs.",
  factorsAt: "No second factors here. {provider} may require its own.",
  deleteHint: "To block access but keep everything, disable the mailbox instead.",
});

export const generateMetadata = pageTitle("/mailboxes/[address]", mailboxWords("title"));

const recentLogins = 20;

/** One mailbox: what it is, what it is given, by what its person signs in, and what happened lately. */
export default async function MailboxPage(props: ConsolePageProps<"address">) {
  const { address } = await props.params;
  const { role, start, context, session, back } = await openPage(props, `/mailboxes/${address}`);
  // A foreign mailbox is answered like none.
  const row = await administeredMailbox.find(context, { address: decodeURIComponent(address) });
  if (!row) notFound();
  const means = await signInMeans(context, row.id);
  const t = await getWords(mailboxWords);
  const subject = mailboxSubject(role, row);
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
        <MailboxSummary row={row} appPasswords={means.appPasswords.length} />
      </Card>
      <MailboxSettings
        context={context}
        subject={subject}
        row={row}
        appPasswords={means.appPasswords.length}
      />
      <SignInCards context={context} role={role} row={row} means={means} />
      <RecentLoginsCard console={start} address={row.address} attempts={means.attempts} />
      <DeletionCard
        does="mailbox.delete"
        by={role}
        to={{ address: row.address }}
        version={row.version}
        leadsTo="/mailboxes"
        hint={t("deleteHint")}
      />
    </>
  );
}

interface SignInCardsProps {
  context: Context;
  role: AdminRole;
  row: MailboxWithFacts;
  means: Awaited<ReturnType<typeof signInMeans>>;
}

/** By what the person gets in, and the other addresses. */
async function SignInCards({ context, role, row, means }: SignInCardsProps) {
  const owner = { role, address: row.address };
  const t = await getWords(mailboxWords);
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <PasswordCard subject={mailboxSubject(role, row)} row={row} hint={await passwordHint(context)} />
      <AppPasswordsCard
        owner={owner}
        address={row.address}
        connections={connectionSettings(row.facts, serverAddresses(), row.address)}
        entries={means.appPasswords}
      />
      <MailboxAliasesCard
        context={context}
        adminRole={role}
        mailboxId={row.id}
        address={row.address}
        permitted={row.mayUseTemporaryAliases}
      />
      <IdentitiesCard
        owner={owner}
        identities={means.identities}
        conflicts={means.conflicts}
        source={
          row.identityProviderSlug
            ? { slug: row.identityProviderSlug, name: row.identityProviderName ?? "" }
            : null
        }
      />
      <SessionsCard owner={owner} sessions={means.sessions} />
      <FactorsCard
        factors={means.factors}
        intro={t("factorsIntro")}
        none={row.identityProviderName ? t("factorsAt", { provider: row.identityProviderName }) : undefined}
        reset={{ does: "mailbox.reset-second-factors", by: role, to: { address: row.address } }}
      />
    </div>
  );
}

/** Everything by which somebody gets into a mailbox, and the last times when somebody tried. */
async function signInMeans(context: Context, mailboxId: string) {
  const [appPasswords, sessions, factors, attempts, identities, conflicts] = await Promise.all([
    listAppPasswords(context.db, mailboxId),
    listMailboxSessions(context.db, mailboxId),
    listFactors(context.db, { kind: "mailbox", id: mailboxId }),
    listLoginAttempts(context, { mailboxId, limit: recentLogins }),
    listIdentities(context.db, mailboxId),
    listConflictsOf(context.db, mailboxId),
  ]);
  return { appPasswords, sessions, factors, attempts: attempts.items, identities, conflicts };
}
