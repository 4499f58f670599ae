import Link from "next/link";
import { notFound } from "next/navigation";
import { sourceChoices, stateChoices } from "@/app/_administration/mailboxes/consequences";
import { DecisionForm } from "@/app/_administration/mailboxes/decision-form";
import { changeMailboxSource, changeMailboxState } from "@/app/_administration/mailboxes/mailbox-actions";
import { MailboxForm } from "@/app/_administration/mailboxes/mailbox-form";
import { MailboxSummary } from "@/app/_administration/mailboxes/mailbox-summary";
import { doorChoices, mailboxSubject, mailboxValues } from "@/app/_administration/mailboxes/mailbox-values";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { readableDomains } from "@/lib/actor";
import type { AdminRole } from "@/lib/admin-account/role";
import { listAppPasswords } from "@/lib/app-password/queries";
import { listProviders } from "@/lib/identity-provider/queries";
import { findMailboxByAddress } from "@/lib/mailbox/queries";
import { requireAdminPage } from "@/lib/session/admin";
import { consolePath } from "@/lib/session/admin-path";

interface MailboxPageProps {
  adminRole: AdminRole;
  address: string;
}

/** One mailbox: what it is, what it is given, its state and its source. */
export async function MailboxPage({ adminRole: role, address }: MailboxPageProps) {
  const list = `${consolePath(role)}/mailboxes`;
  const { context } = await requireAdminPage(role, `${list}/${encodeURIComponent(address)}`);
  const row = await findMailboxByAddress(context.db, address);
  const own = readableDomains(context.actor);
  // A foreign mailbox is answered like none.
  if (!row || !(own?.includes(row.domainName) ?? true)) notFound();
  const [providers, { length: appPasswords }] = await Promise.all([
    listProviders(context.db),
    listAppPasswords(context.db, row.id),
  ]);
  const subject = mailboxSubject(role, row);
  return (
    <>
      <PageTitle title={row.address} back={<Link href={list}>← Mailboxes</Link>} />
      <Card title="Now">
        <MailboxSummary row={row} appPasswords={appPasswords} />
      </Card>
      <Card
        title="Settings"
        intro="What you change here is pinned: no template and no directory changes it back."
      >
        <MailboxForm subject={subject} values={mailboxValues(row)} doors={doorChoices} />
      </Card>
      <Card title="State" intro="Your decision, apart from what a directory says about the person.">
        <DecisionForm
          subject={subject}
          action={changeMailboxState}
          name="adminState"
          label="State"
          current={row.adminState}
          options={stateChoices}
          question={`Change the state of ${row.address}?`}
        />
      </Card>
      <Card title="Source" intro="Who vouches for the person behind this mailbox.">
        <DecisionForm
          subject={subject}
          action={changeMailboxSource}
          name="identityProviderId"
          label="Source"
          current={row.identityProviderId ?? ""}
          options={sourceChoices({ ...row, appPasswords }, providers)}
          question={`Change the source of ${row.address}?`}
        />
      </Card>
    </>
  );
}
