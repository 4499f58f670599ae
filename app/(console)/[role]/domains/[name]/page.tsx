import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { formatBytes } from "@/app/_ui/bytes";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { PageTitle } from "@/app/_ui/page-title";
import { deleteDomain } from "@/app/(console)/[role]/domains/domain-actions";
import { domainChoices } from "@/app/(console)/[role]/domains/domain-choices";
import { DomainForm } from "@/app/(console)/[role]/domains/domain-form";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { DeleteButton } from "@/app/(console)/delete-button";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { domainFields } from "@/lib/accounts/domain/fields";
import type { DomainDetails } from "@/lib/accounts/domain/queries";
import { domainSubject } from "@/lib/accounts/domain/view";
import { consolePath } from "@/lib/faces/session/admin-path";

export const metadata: Metadata = { title: "Domain" };

/** One domain: its use for everybody who administers it, its settings for superadmins. */
export default async function DomainPage(props: ConsolePageProps<"name">) {
  const { name } = await props.params;
  const { role, start, context } = await openPage(props, `/domains/${name}`);
  // A foreign domain is answered like none.
  const row = await domainSubject.find(context, { name });
  if (!row) notFound();
  return (
    <>
      <PageTitle
        title={row.name}
        back={<Link href={`${start}/domains`}>← Domains</Link>}
        action={<NewMailbox role={role} row={row} />}
      />
      <Card title="Use">
        <DescriptionList entries={useOf(role, row)} />
      </Card>
      {role === "superadmin" ? (
        <>
          <Card title="Settings" intro="A limit below what is in use keeps what exists and refuses more.">
            <DomainForm
              subject={{ id: row.id, expectedVersion: String(row.version) }}
              stored={valuesOf(domainFields, row)}
              words={inputWords(domainFields)}
              name={row.name}
              mailboxes={row.mailboxes}
              {...(await domainChoices(context))}
            />
          </Card>
          <Card title="Delete" intro="Only a domain without mailboxes can be deleted.">
            <DeleteButton
              action={deleteDomain}
              values={{ id: row.id, expectedVersion: String(row.version) }}
              name={row.name}
              consequence="Mail for it is refused from then on. This cannot be undone."
            />
          </Card>
        </>
      ) : (
        <Card title="What you may do here">
          <p className="max-w-prose text-sm">
            Make, change and delete mailboxes and aliases of {row.name}, within the limits above, and give
            them any template and source. Limits, the template of new mailboxes and the identity provider of
            the domain are set by the administrators of this server.
          </p>
        </Card>
      )}
    </>
  );
}

function NewMailbox({ role, row }: { role: AdminRole; row: DomainDetails }) {
  if (!row.active) return null;
  return (
    <Button asChild>
      <Link href={`${consolePath(role)}/mailboxes/new?domain=${row.name}`}>
        <Plus aria-hidden="true" />
        New mailbox
      </Link>
    </Button>
  );
}

/** How many there are, as the way to them. */
const MailboxesLink = ({ role, row }: { role: AdminRole; row: DomainDetails }) => (
  <Link
    href={`${consolePath(role)}/mailboxes?domain=${row.name}`}
    className="text-accent hover:underline"
    prefetch={false}
  >
    {used(row.mailboxes.toLocaleString("en-GB"), row.maxMailboxes, String)}
  </Link>
);

const useOf = (role: AdminRole, row: DomainDetails): Parameters<typeof DescriptionList>[0]["entries"] => [
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
  ["Mailboxes", <MailboxesLink key="mailboxes" role={role} row={row} />],
  ["Most aliases", row.maxAliases === null ? "No limit" : String(row.maxAliases)],
  ["Quota given", used(formatBytes(row.givenQuotaBytes), row.totalQuotaBytes, formatBytes)],
  ["Largest quota of a mailbox", row.maxQuotaBytes === null ? "No limit" : formatBytes(row.maxQuotaBytes)],
  ["Template of new mailboxes", row.defaultTemplateName ?? "None"],
  ["Identity provider", row.identityProviderSlug ?? "None"],
];

const used = (amount: string, limit: number | null, show: (limit: number) => string) =>
  limit === null ? `${amount} (no limit)` : `${amount} of ${show(limit)}`;
