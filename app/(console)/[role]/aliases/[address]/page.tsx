import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { PageTitle } from "@/app/_ui/page-title";
import { deleteAlias } from "@/app/(console)/[role]/aliases/alias-actions";
import { AliasForm } from "@/app/(console)/[role]/aliases/alias-form";
import { managerWords } from "@/app/(console)/[role]/aliases/alias-words";
import { StateBadge } from "@/app/(console)/[role]/aliases/state-badge";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { DeleteButton } from "@/app/(console)/delete-button";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { lastDay } from "@/app/(console)/typed-day";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { aliasFields } from "@/lib/accounts/alias/fields";
import type { Alias } from "@/lib/accounts/alias/queries";
import { aliasSubject } from "@/lib/accounts/alias/view";
import { consolePath } from "@/lib/faces/session/admin-path";

export const metadata: Metadata = { title: "Alias" };

/** One alias: where its mail goes, and what an administrator can change. */
export default async function AliasPage(props: ConsolePageProps<"address">) {
  const { address } = await props.params;
  const { role, start, context } = await openPage(props, `/aliases/${address}`);
  // A foreign alias is answered like none.
  const row = await aliasSubject.find(context, { address: decodeURIComponent(address) });
  if (!row) notFound();
  const subject = { role, id: row.id, expectedVersion: String(row.version) };
  return (
    <>
      <PageTitle title={row.address} back={<Link href={`${start}/aliases`}>← Aliases</Link>} />
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
        <AliasForm
          subject={{ ...subject, shownEnd: lastDay(row.expiresAt) }}
          stored={{ mailbox: row.mailboxAddress, ...valuesOf(aliasFields, row) }}
          words={inputWords(aliasFields)}
          movable={row.managedBy !== "owner"}
        />
      </Card>
      <Card title="Delete" intro="To keep the address from everybody, switch it off instead.">
        <DeleteButton
          action={deleteAlias}
          values={subject}
          name={row.address}
          consequence="Mail to it is refused from then on, and the address is free for others."
        />
      </Card>
    </>
  );
}

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
