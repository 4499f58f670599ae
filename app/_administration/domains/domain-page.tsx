import Link from "next/link";
import { notFound } from "next/navigation";
import { DeleteButton } from "@/app/_administration/delete-button";
import { removeDomain } from "@/app/_administration/domains/domain-actions";
import { DomainForm } from "@/app/_administration/domains/domain-form";
import { domainChoices, domainValues } from "@/app/_administration/domains/domain-values";
import { Badge } from "@/app/_ui/badge";
import { formatBytes } from "@/app/_ui/bytes";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { PageTitle } from "@/app/_ui/page-title";
import { readableDomains } from "@/lib/actor";
import type { AdminRole } from "@/lib/admin-account/role";
import { type DomainDetails, findDomainByName, getDomainByName } from "@/lib/domain/queries";
import { requireAdminPage } from "@/lib/session/admin";
import { consolePath } from "@/lib/session/admin-path";

interface DomainPageProps {
  adminRole: AdminRole;
  name: string;
}

/** One domain: its use for everybody who administers it, its settings for superadmins. */
export async function DomainPage({ adminRole: role, name }: DomainPageProps) {
  const list = `${consolePath(role)}/domains`;
  const { context } = await requireAdminPage(role, `${list}/${name}`);
  // A foreign domain is answered like none.
  const visible = readableDomains(context.actor)?.includes(name) ?? true;
  if (!visible || !(await findDomainByName(context.db, name))) notFound();
  const row = await getDomainByName(context.db, name);
  return (
    <>
      <PageTitle title={row.name} back={<Link href={list}>← Domains</Link>} />
      <Card title="Use">
        <DescriptionList entries={useOf(row)} />
      </Card>
      {role === "superadmin" ? (
        <>
          <Card title="Settings" intro="A limit below what is in use keeps what exists and refuses more.">
            <DomainForm values={domainValues(row)} {...(await domainChoices(context))} />
          </Card>
          <Card title="Delete" intro="Only a domain without mailboxes can be deleted.">
            <DeleteButton
              action={removeDomain}
              values={{ id: row.id, expectedVersion: String(row.version) }}
              name={row.name}
              consequence="Mail for it is refused from then on. This cannot be undone."
            />
          </Card>
        </>
      ) : null}
    </>
  );
}

const useOf = (row: DomainDetails): Parameters<typeof DescriptionList>[0]["entries"] => [
  [
    "State",
    row.active ? (
      <Badge key="on" tone="good">
        In use
      </Badge>
    ) : (
      <Badge key="off" tone="warning">
        Switched off
      </Badge>
    ),
  ],
  ["Mailboxes", used(String(row.mailboxes), row.maxMailboxes, String)],
  ["Quota given", used(formatBytes(row.givenQuotaBytes), row.totalQuotaBytes, formatBytes)],
  ["Largest quota of a mailbox", row.maxQuotaBytes === null ? "No limit" : formatBytes(row.maxQuotaBytes)],
  ["Template of new mailboxes", row.defaultTemplateName ?? "None"],
  ["Identity provider", row.identityProviderSlug ?? "None"],
];

const used = (amount: string, limit: number | null, show: (limit: number) => string) =>
  limit === null ? `${amount} (no limit)` : `${amount} of ${show(limit)}`;
