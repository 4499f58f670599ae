import { LocalTime } from "@/app/_ui/local-time";
import { aliasStateWords } from "@/app/(console)/[role]/aliases/alias-words";
import { StateBadge } from "@/app/(console)/[role]/aliases/state-badge";
import type { ListColumn } from "@/app/(console)/list";
import { listPage, type OpenedList } from "@/app/(console)/list-page";
import { byText, byWhether, byWords } from "@/app/(console)/narrowing";
import { readNarrowed } from "@/app/(console)/read-list";
import { RowLink } from "@/app/(console)/row-link";
import { aliasFields, aliasOtherFields } from "@/lib/accounts/alias/fields";
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
  expires: "Expires",
  never: "Never",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ aliases} one {# alias} other {# aliases}}",
});

const narrowings = {
  search: byText(listWords("search"), 320),
  kind: byWhether("temporary", listWords("kind"), ["permanent", "temporary"], (value) => listWords(value)),
  state: byWords(listWords("state"), aliasStateWords),
};

/** The aliases of the domains that an administrator sees, searched, filtered and sorted by the database. */
const { show, generateMetadata } = listPage("/aliases", listWords, async (here) => ({
  ...(await readNarrowed(aliasList, here, narrowings, ({ kind: temporary, ...rest }) => ({
    ...rest,
    temporary,
  }))),
  columns: columnsFor(here),
  order: "address",
  timed: true,
}));

export { generateMetadata, show as default };

function columnsFor({ start, t, say }: OpenedList<typeof listWords>): ListColumn<Alias>[] {
  return [
    {
      title: t("alias"),
      sort: "address",
      cell: ({ address }) => <RowLink list={`${start}/aliases`} name={address} />,
    },
    {
      title: say(aliasOtherFields.mailbox.label),
      cell: ({ mailboxAddress }) => <RowLink list={`${start}/mailboxes`} name={mailboxAddress} />,
    },
    {
      title: say(aliasFields.description.label),
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
