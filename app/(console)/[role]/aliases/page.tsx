import { LocalTime } from "@/app/_ui/local-time";
import { getWords } from "@/app/_words/get-words";
import { aliasStateWords } from "@/app/(console)/[role]/aliases/alias-words";
import { StateBadge } from "@/app/(console)/[role]/aliases/state-badge";
import { consolePage } from "@/app/(console)/console-page";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { readList } from "@/app/(console)/list-query";
import { byChoice, byText, byWords, readFilter } from "@/app/(console)/narrowing";
import { RowLink } from "@/app/(console)/row-link";
import { aliasList } from "@/lib/accounts/alias/list-page";
import type { Alias } from "@/lib/accounts/alias/queries";
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
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ aliases} one {# alias} other {# aliases}}",
});

const narrowings = {
  search: byText(listWords("search"), 320),
  kind: byChoice(listWords("kind"), ["permanent", "temporary"], (value) => listWords(value)),
  state: byWords(listWords("state"), aliasStateWords),
};

/** The aliases of the domains that an administrator sees, searched, filtered and sorted by the database. */
const { show, generateMetadata } = consolePage("/aliases", async (here) => {
  const { start, query } = here;
  const { kind, ...rest } = readFilter(narrowings, query);
  const filter = { ...rest, temporary: kind && kind === "temporary" };
  const t = await getWords(listWords);
  return (
    <ListPage
      at={here}
      {...(await readList(aliasList, here, filter))}
      hits={(hits) => listWords("hits", hits)}
      timed
      narrowings={narrowings}
      columns={await columnsFor(start)}
      keyOf={({ id }) => id}
      order="address"
      none={t("none")}
      create={{ label: t("create"), first: t("createFirst") }}
    />
  );
});

export { generateMetadata, show as default };

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
      cell: ({ description }) =>
        description && <span className="block min-w-40 wrap-anywhere">{description}</span>,
    },
    {
      title: t("expires"),
      sort: "end",
      cell: ({ expiresAt }) => (expiresAt ? <LocalTime value={expiresAt} /> : t("never")),
    },
    { title: t("state"), beside: true, cell: (row) => <StateBadge row={row} /> },
  ];
}
