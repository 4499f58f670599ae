import Link from "next/link";
import { notFound } from "next/navigation";
import { removeAlias } from "@/app/_administration/aliases/alias-actions";
import { AliasForm } from "@/app/_administration/aliases/alias-form";
import { endDay } from "@/app/_administration/aliases/alias-form-input";
import { StateBadge } from "@/app/_administration/aliases/alias-list-page";
import { managerWords } from "@/app/_administration/aliases/alias-words";
import { DeleteButton } from "@/app/_administration/delete-button";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { PageTitle } from "@/app/_ui/page-title";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { type Alias, findAliasByAddress } from "@/lib/accounts/alias/queries";
import { requireAdminPage } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";
import { readableDomains } from "@/lib/platform/actor";

interface AliasPageProps {
  adminRole: AdminRole;
  address: string;
}

/** One alias: where its mail goes, and what an administrator can change. */
export async function AliasPage({ adminRole: role, address }: AliasPageProps) {
  const list = `${consolePath(role)}/aliases`;
  const { context } = await requireAdminPage(role, `${list}/${encodeURIComponent(address)}`);
  const row = await findAliasByAddress(context.db, address);
  // A foreign alias is answered like none.
  if (!row || !(readableDomains(context.actor)?.includes(row.domainName) ?? true)) notFound();
  const subject = { role, id: row.id, expectedVersion: String(row.version) };
  return (
    <>
      <PageTitle title={row.address} back={<Link href={list}>← Aliases</Link>} />
      <Card title="Now">
        <DescriptionList entries={factsOf(role, row)} />
      </Card>
      <Card
        title="Settings"
        intro={
          row.managedBy === "directory"
            ? "The directory says that the mailbox has this address. What is changed here takes it over: it is the administrators’ then, and no sync changes it. Deleted, it is the directory’s again."
            : undefined
        }
      >
        <AliasForm values={{ ...subject, ...aliasValues(row) }} movable={row.managedBy !== "owner"} />
      </Card>
      <Card title="Delete" intro="To keep the address from everybody, switch it off instead.">
        <DeleteButton
          action={removeAlias}
          values={subject}
          name={row.address}
          consequence="Mail to it is refused from then on, and the address is free for others."
        />
      </Card>
    </>
  );
}

const aliasValues = (row: Alias): Record<string, string> => ({
  mailbox: row.mailboxAddress,
  description: row.description,
  ...(row.active ? { active: "on" } : {}),
  expiresAt: endDay(row.expiresAt),
  shownEnd: endDay(row.expiresAt),
});

const factsOf = (role: AdminRole, row: Alias): Parameters<typeof DescriptionList>[0]["entries"] => [
  ["State", <StateBadge key="state" row={row} />],
  [
    "Mailbox",
    <Link
      key="mailbox"
      href={`${consolePath(role)}/mailboxes/${encodeURIComponent(row.mailboxAddress)}`}
      className="text-accent hover:underline"
    >
      {row.mailboxAddress}
    </Link>,
  ],
  ["Ends", row.expiresAt ? <LocalTime key="end" value={row.expiresAt.toISOString()} /> : "Never"],
  ["Looked after by", managerWords[row.managedBy]],
  ["Created", <LocalTime key="created" value={row.createdAt.toISOString()} />],
];
