import { sizeText } from "@/app/_ui/bytes";
import { EnabledBadge, enabledWords } from "@/app/(console)/enabled-badge";
import type { ListColumn } from "@/app/(console)/list";
import { listPage, type OpenedList } from "@/app/(console)/list-page";
import { byText, byWhether } from "@/app/(console)/narrowing";
import { readNarrowed } from "@/app/(console)/read-list";
import { RowLink } from "@/app/(console)/row-link";
import { domainOtherFields } from "@/lib/accounts/domain/fields";
import { domainList } from "@/lib/accounts/domain/list-page";
import type { DomainDetails } from "@/lib/accounts/domain/queries";
import { words } from "@/lib/words/text";

const listWords = words("console.domains", {
  create: "New domain",
  createFirst: "Create a domain",
  search: "Search by name",
  none: "No domains yet. Start here: every mailbox and alias belongs to a domain.",
  noneAssigned: "No domains are assigned to you yet. Ask a superadmin to assign one.",
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
  state: byWhether("on", listWords("state"), ["on", "off"], enabledWords),
};

/** The domains that an administrator sees; superadmins can add some. */
const { show, generateMetadata } = listPage("/domains", listWords, async (here) => ({
  ...(await readNarrowed(domainList, here, narrowings, ({ state: active, ...rest }) => ({
    ...rest,
    active,
  }))),
  columns: columnsFor(here),
  order: "name",
  ...(here.role === "superadmin" ? {} : { creates: false, none: here.t("noneAssigned") }),
}));

export { generateMetadata, show as default };

function columnsFor({ path, t, say }: OpenedList<typeof listWords>): ListColumn<DomainDetails>[] {
  return [
    {
      title: say(domainOtherFields.name.label),
      sort: "name",
      cell: ({ name }) => <RowLink list={path} name={name} />,
    },
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
