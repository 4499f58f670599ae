import Link from "next/link";
import { LocalTime } from "@/app/_ui/local-time";
import { getWords, titled } from "@/app/_words/get-words";
import { aliasStateWords } from "@/app/(console)/[role]/aliases/alias-words";
import { StateBadge } from "@/app/(console)/[role]/aliases/state-badge";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { askedPage, oneOf } from "@/app/(console)/list-query";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { aliasOrders, listAliasPage } from "@/lib/accounts/alias/list-page";
import type { Alias } from "@/lib/accounts/alias/queries";
import { aliasStates } from "@/lib/accounts/alias/state";
import { consolePath } from "@/lib/faces/session/admin-path";
import { words } from "@/lib/words/text";

const listWords = words("console.aliases", {
  title: "Aliases",
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

export const generateMetadata = titled(listWords("title"));

const kinds = ["permanent", "temporary"] as const;

/** The aliases of the domains that an administrator sees, searched, filtered and sorted by the database. */
export default async function AliasListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/aliases");
  const page = await askedPage(query, aliasOrders, (asked) =>
    listAliasPage(context, {
      ...asked,
      search: query.search?.slice(0, 320),
      state: oneOf(aliasStates, query.state),
      temporary: query.kind === undefined ? undefined : query.kind === "temporary",
    }),
  );
  const t = await getWords(listWords);
  const states = await getWords(aliasStateWords);
  return (
    <ListPage
      title={t("title")}
      path={path}
      query={query}
      page={page}
      filters={[
        { name: "search", label: t("search") },
        { name: "kind", label: t("kind"), options: kinds.map((value) => ({ value, label: t(value) })) },
        {
          name: "state",
          label: t("state"),
          options: aliasStates.map((value) => ({ value, label: states(value) })),
        },
      ]}
      columns={await columnsFor(role, path)}
      keyOf={({ id }) => id}
      order="address"
      none={t("none")}
      create={{ label: t("create"), first: t("createFirst") }}
    />
  );
}

const link = (list: string, address: string) => (
  <Link
    href={`${list}/${encodeURIComponent(address)}`}
    className="text-accent hover:underline"
    prefetch={false}
  >
    {address}
  </Link>
);

async function columnsFor(role: AdminRole, path: string): Promise<ListColumn<Alias>[]> {
  const t = await getWords(listWords);
  return [
    { title: t("alias"), sort: "address", cell: ({ address }) => link(path, address) },
    {
      title: t("mailbox"),
      cell: ({ mailboxAddress }) => link(`${consolePath(role)}/mailboxes`, mailboxAddress),
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
