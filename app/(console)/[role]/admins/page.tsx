import { TextLink } from "@/app/_ui/text-link";
import { useWords } from "@/app/_words/use-words";
import { RoleName } from "@/app/(console)/[role]/admins/admin-summary";
import { EnabledBadge, enabledWords } from "@/app/(console)/enabled-badge";
import type { ListColumn } from "@/app/(console)/list";
import { listPage, type OpenedList } from "@/app/(console)/list-page";
import { byText, byWhether, byWords } from "@/app/(console)/narrowing";
import { readNarrowed } from "@/app/(console)/read-list";
import { roleWords } from "@/app/(console)/role-words";
import { RowLink } from "@/app/(console)/row-link";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { adminList, type ListedAdmin } from "@/lib/accounts/admin-account/list-page";
import { words } from "@/lib/words/text";

const listWords = words("console.admins", {
  create: "New administrator",
  byGroup: "Administrators by group",
  search: "Search by login or name",
  none: "No administrators.",
  allDomains: "All",
  noDomains: "None",
  manyDomains: "{domains} and {more, number} more",
  secondFactor: "Second factor",
  setUp: "Set up",
  notSetUp: "None",
  state: "State",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ administrators} one {# administrator} other {# administrators}}",
});

const narrowings = {
  search: byText(listWords("search"), 320),
  role: byWords(adminFields.role.label, roleWords),
  state: byWhether("on", listWords("state"), ["on", "off"], enabledWords),
};

/** The administrators' accounts. */
const { show, generateMetadata } = listPage("/admins", listWords, async (here) => ({
  ...(await readNarrowed(adminList, here, narrowings, ({ state: active, ...rest }) => ({ ...rest, active }))),
  columns: columnsFor(here),
  order: "login",
  intro: (
    <p className="text-sm">
      <TextLink href={`${here.path}/groups`}>{here.t("byGroup")}</TextLink>
    </p>
  ),
}));

export { generateMetadata, show as default };

const shownDomains = 3;

/** The first few domains of an administrator, and how many more there are. */
function Domains({ role, domains }: ListedAdmin) {
  const t = useWords(listWords);
  if (role === "superadmin") return t("allDomains");
  const shown = domains.slice(0, shownDomains).join(", ");
  const more = domains.length - shownDomains;
  return more > 0 ? t("manyDomains", { domains: shown, more }) : shown || t("noDomains");
}

function columnsFor({ path, t, say }: OpenedList<typeof listWords>): ListColumn<ListedAdmin>[] {
  return [
    {
      title: say(adminFields.login.label),
      sort: "login",
      cell: ({ login, displayName }) => (
        <span className="grid gap-0.5">
          <RowLink list={path} name={login} />
          {displayName ? <span className="font-normal text-muted">{displayName}</span> : null}
        </span>
      ),
    },
    { title: say(adminFields.role.label), cell: ({ role }) => <RoleName role={role} /> },
    { title: say(adminFields.domains.label), cell: (row) => <Domains {...row} /> },
    { title: t("secondFactor"), cell: ({ hasSecondFactor }) => t(hasSecondFactor ? "setUp" : "notSetUp") },
    { title: t("state"), beside: true, cell: ({ active }) => <EnabledBadge active={active} off="danger" /> },
  ];
}
