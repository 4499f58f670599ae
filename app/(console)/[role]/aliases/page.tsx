import { LocalTime } from "@/app/_ui/local-time";
import { getWords } from "@/app/_words/get-words";
import { aliasStateWords } from "@/app/(console)/[role]/aliases/alias-words";
import { StateBadge } from "@/app/(console)/[role]/aliases/state-badge";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { askedPage, oneOf } from "@/app/(console)/list-query";
import { RowLink } from "@/app/(console)/row-link";
import { aliasOrders, listAliasPage } from "@/lib/accounts/alias/list-page";
import type { Alias } from "@/lib/accounts/alias/queries";
import { aliasStates } from "@/lib/accounts/alias/state";
import { words } from "@/lib/words/text";

const listWords = words("console.aliases", {
  create: "New alias",
  createFirst: "Create an alias",
  search: "Search by address, mailbox or description",
  kind: "Type",
  permanent: "Permanent",
  temporary: "Temporary",
  state: "State",
  none: "No aliases yet. An alias is an additional address for a mailbox. Users can also create temporary ones themselves.",
  alias: "Alias",
  mailbox: "Mailbox",
  description: "Description",
  expires: "Expires",
  never: "Never",
});

export const generateMetadata = pageTitle("/aliases");

const kinds = ["permanent", "temporary"] as const;

/** The aliases of the domains that an administrator sees, searched, filtered and sorted by the database. */
export default async function AliasListPage(props: ConsolePageProps) {
  const here = await openPage(props, "/aliases");
  const { start, query, context } = here;
  const page = await askedPage(query, aliasOrders, (asked) =>
    listAliasPage(context, {
      ...asked,
      search: query.search?.slice(0, 320),
      state: oneOf(aliasStates, query.state),
      temporary: query.kind === undefined ? undefined : query.kind === "temporary",
    }),
  );
  const t = await getWords(listWords);
  return (
    <ListPage
      at={here}
      page={page}
      filters={[
        { name: "search", label: t("search") },
        { name: "kind", label: t("kind"), options: kinds.map((value) => ({ value, label: t(value) })) },
        { name: "state", label: t("state"), options: aliasStateWords },
      ]}
      columns={await columnsFor(start)}
      keyOf={({ id }) => id}
      order="address"
      none={t("none")}
      create={{ label: t("create"), first: t("createFirst") }}
    />
  );
}

async function columnsFor(start: string): Promise<ListColumn<Alias>[]> {
  const t = await getWords(listWords);
  return [
    {
      title: t("alias"),
      sort: "address",
      cell: ({ address }) => <RowLink list={`${start}/aliases`} name={address} />,
    },
    {
      title: t("mailbox"),
      cell: ({ mailboxAddress }) => <RowLink list={`${start}/mailboxes`} name={mailboxAddress} />,
    },
    {
      title: t("description"),
      cell: ({ description }) => <span className="block min-w-40 wrap-anywhere">{description}</span>,
    },
    {
      title: t("expires"),
      sort: "end",
      cell: ({ expiresAt }) => (expiresAt ? <LocalTime value={expiresAt.toISOString()} /> : t("never")),
    },
    { title: t("state"), cell: (row) => <StateBadge row={row} /> },
  ];
}
