import { TextLink } from "@/app/_ui/text-link";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { RoleName } from "@/app/(console)/[role]/admins/admin-summary";
import { consolePage } from "@/app/(console)/console-page";
import { EnabledBadge, enabledWords } from "@/app/(console)/enabled-badge";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { readList } from "@/app/(console)/list-query";
import { byText, byWords, readFilter } from "@/app/(console)/narrowing";
import { roleWords } from "@/app/(console)/role-words";
import { RowLink } from "@/app/(console)/row-link";
import { adminList, type ListedAdmin } from "@/lib/accounts/admin-account/list-page";
import { words } from "@/lib/words/text";

const listWords = words("console.admins", {
  create: "New administrator",
  byGroup: "Administrators by group",
  search: "Search by login or name",
  none: "No administrators.",
  login: "Login",
  role: "Role",
  domains: "Domains",
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
  role: byWords(listWords("role"), roleWords),
  state: byWords(listWords("state"), enabledWords),
};

/** The administrators' accounts. */
const { show, generateMetadata } = consolePage("/admins", async (here) => {
  const { path, query } = here;
  const { state, ...rest } = readFilter(narrowings, query);
  const filter = { ...rest, active: state && state === "on" };
  const t = await getWords(listWords);
  return (
    <ListPage
      at={here}
      {...(await readList(adminList, here, filter))}
      hits={(hits) => listWords("hits", hits)}
      narrowings={narrowings}
      columns={await columnsFor(path)}
      keyOf={({ id }) => id}
      order="login"
      none={t("none")}
      create={{ label: t("create") }}
    >
      <p className="text-sm">
        <TextLink href={`${path}/groups`}>{t("byGroup")}</TextLink>
      </p>
    </ListPage>
  );
});

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

async function columnsFor(path: string): Promise<ListColumn<ListedAdmin>[]> {
  const t = await getWords(listWords);
  return [
    {
      title: t("login"),
      sort: "login",
      cell: ({ login, displayName }) => (
        <span className="grid gap-0.5">
          <RowLink list={path} name={login} />
          {displayName ? <span className="font-normal text-muted">{displayName}</span> : null}
        </span>
      ),
    },
    { title: t("role"), cell: ({ role }) => <RoleName role={role} /> },
    { title: t("domains"), cell: (row) => <Domains {...row} /> },
    { title: t("secondFactor"), cell: ({ hasSecondFactor }) => t(hasSecondFactor ? "setUp" : "notSetUp") },
    { title: t("state"), beside: true, cell: ({ active }) => <EnabledBadge active={active} off="danger" /> },
  ];
}
