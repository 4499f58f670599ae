import Link from "next/link";
import { notFound } from "next/navigation";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords, titled } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { deleteAlias } from "@/app/(console)/[role]/aliases/alias-actions";
import { AliasForm } from "@/app/(console)/[role]/aliases/alias-form";
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
import { words } from "@/lib/words/text";

const aliasWords = words("console.aliases.details", {
  title: "Alias",
  back: "← Aliases",
  details: "Details",
  settings: "Settings",
  takeover:
    "This alias comes from the directory. If you change it, administrators manage it from then on and syncs leave it alone. If you delete it, the directory manages it again.",
  delete: "Delete",
  deleteHint: "To keep anyone else from using the address, disable the alias instead.",
  deleteConsequence: "Mail to this address will be rejected, and anyone can use the address again.",
  state: "State",
  mailbox: "Mailbox",
  expires: "Expires",
  never: "Never",
  managedBy: "Managed by",
  administrator: "Administrators",
  owner: "The mailbox owner",
  directory: "The identity provider's directory",
  created: "Created",
});

export const generateMetadata = titled(aliasWords("title"));

/** One alias: where its mail goes, and what an administrator can change. */
export default async function AliasPage(props: ConsolePageProps<"address">) {
  const { address } = await props.params;
  const { role, start, context } = await openPage(props, `/aliases/${address}`);
  // A foreign alias is answered like none.
  const row = await aliasSubject.find(context, { address: decodeURIComponent(address) });
  if (!row) notFound();
  const t = await getWords(aliasWords);
  const subject = { role, address: row.address, expectedVersion: String(row.version) };
  return (
    <>
      <PageTitle title={row.address} back={<Link href={`${start}/aliases`}>{t("back")}</Link>} />
      <Card title={t("details")}>
        <AliasFacts role={role} row={row} />
      </Card>
      <Card title={t("settings")} intro={row.managedBy === "directory" ? t("takeover") : undefined}>
        <AliasForm
          subject={{ ...subject, shownEnd: lastDay(row.expiresAt) }}
          stored={{ mailbox: row.mailboxAddress, ...valuesOf(aliasFields, row) }}
          words={await inputWords(aliasFields)}
          movable={row.managedBy !== "owner"}
        />
      </Card>
      <Card title={t("delete")} intro={t("deleteHint")}>
        <DeleteButton
          action={deleteAlias}
          values={subject}
          name={row.address}
          consequence={t("deleteConsequence")}
        />
      </Card>
    </>
  );
}

function AliasFacts({ role, row }: { role: AdminRole; row: Alias }) {
  const t = useWords(aliasWords);
  const mailboxHref = `${consolePath(role)}/mailboxes/${encodeURIComponent(row.mailboxAddress)}`;
  return (
    <DescriptionList
      entries={[
        [t("state"), <StateBadge key="state" row={row} />],
        [
          t("mailbox"),
          <Link key="mailbox" href={mailboxHref} className="text-accent hover:underline">
            {row.mailboxAddress}
          </Link>,
        ],
        [
          t("expires"),
          row.expiresAt ? <LocalTime key="end" value={row.expiresAt.toISOString()} /> : t("never"),
        ],
        [t("managedBy"), t(row.managedBy)],
        [t("created"), <LocalTime key="created" value={row.createdAt.toISOString()} />],
      ]}
    />
  );
}
