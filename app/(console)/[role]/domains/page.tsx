import { sizeText } from "@/app/_ui/bytes";
import { getSay, getWords } from "@/app/_words/get-words";
import { consolePage } from "@/app/(console)/console-page";
import { EnabledBadge, enabledWords } from "@/app/(console)/enabled-badge";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { readList } from "@/app/(console)/list-query";
import { byText, byWords, readFilter } from "@/app/(console)/narrowing";
import { RowLink } from "@/app/(console)/row-link";
import { domainList } from "@/lib/accounts/domain/list-page";
import type { DomainDetails } from "@/lib/accounts/domain/queries";
import { words } from "@/lib/words/text";

const listWords = words("console.domains", {
  create: "New domain",
  createFirst: "Create a domain",
  search: "Search by name",
  none: "No domains yet. Start here: every mailbox and alias belongs to a domain.",
  noneAssigned: "No domains are assigned to you yet. Ask a superadmin to assign one.",
  name: "Name",
  mailboxes: "Mailboxes",
  mailboxesUsed: "{used, number} of {limit, number}",
  mailboxesUnlimited: "{used, number}",
  quotaUsed: "Allocated quota",
  sizeUsed: "{used} of {limit}",
  state: "State",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ domains} one {# domain} other {# domains}}",
});

const narrowings = {
  search: byText(listWords("search"), 253),
  state: byWords(listWords("state"), enabledWords),
};

/** The domains that an administrator sees; superadmins can add some. */
const { show, generateMetadata } = consolePage("/domains", async (here) => {
  const { role, path, query } = here;
  const { state, ...rest } = readFilter(narrowings, query);
  const filter = { ...rest, active: state && state === "on" };
  const t = await getWords(listWords);
  return (
    <ListPage
      at={here}
      {...(await readList(domainList, here, filter))}
      hits={(hits) => listWords("hits", hits)}
      narrowings={narrowings}
      columns={await columnsFor(path)}
      keyOf={({ id }) => id}
      order="name"
      none={t(role === "superadmin" ? "none" : "noneAssigned")}
      create={role === "superadmin" ? { label: t("create"), first: t("createFirst") } : null}
    />
  );
});

export { generateMetadata, show as default };

async function columnsFor(path: string): Promise<ListColumn<DomainDetails>[]> {
  const t = await getWords(listWords);
  const say = await getSay();
  return [
    { title: t("name"), sort: "name", cell: ({ name }) => <RowLink list={path} name={name} /> },
    {
      title: t("mailboxes"),
      cell: ({ mailboxes: used, maxMailboxes: limit }) =>
        limit === null ? t("mailboxesUnlimited", { used }) : t("mailboxesUsed", { used, limit }),
    },
    {
      title: t("quotaUsed"),
      cell: ({ givenQuotaBytes, totalQuotaBytes }) => {
        const used = say(sizeText(givenQuotaBytes));
        return totalQuotaBytes === null
          ? used
          : t("sizeUsed", { used, limit: say(sizeText(totalQuotaBytes)) });
      },
    },
    { title: t("state"), beside: true, cell: ({ active }) => <EnabledBadge active={active} /> },
  ];
}
