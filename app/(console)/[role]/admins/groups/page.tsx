import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { GroupSessionsCard } from "@/app/(console)/[role]/admins/groups/group-sessions";
import { consolePage } from "@/app/(console)/console-page";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { groupRoleText } from "@/app/(console)/role-words";
import { type AdminGroup, listAdminGroups } from "@/lib/accounts/admin-group/queries";
import { words } from "@/lib/words/text";

const listWords = words("console.adminGroups", {
  title: "Administrators by group",
  intro:
    "Members of these groups sign in here with their identity provider. They need no account on this server, and they are signed out when they leave the group. Keep at least one superadmin account on this server for the time when the provider is down.",
  create: "New group",
  createFirst: "Add a group",
  none: "No groups yet. Everyone who administers this server has an account on it.",
  group: "Group",
  provider: "Identity provider",
  role: "Role",
  domains: "Domains",
  all: "All",
  noDomains: "None",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ groups} one {# group} other {# groups}}",
});

/** The groups of providers whose members administer. */
const { show, generateMetadata } = consolePage(
  "/admins/groups",
  async ({ back, context, ...here }) => {
    const t = await getWords(listWords);
    const groups = await listAdminGroups(context.db);
    return (
      <ListPage
        at={{ ...here, title: t("title") }}
        back={back}
        page={{ items: groups, next: null }}
        count={() => groups.length}
        hits={(hits) => listWords("hits", hits)}
        columns={await columnsFor(here.path)}
        keyOf={({ id }) => id}
        none={t("none")}
        create={{ label: t("create"), first: t("createFirst") }}
        timed
        around={(list) => (
          <>
            {list}
            <GroupSessionsCard context={context} />
          </>
        )}
      >
        <p className="max-w-prose text-sm text-muted">{t("intro")}</p>
      </ListPage>
    );
  },
  { title: listWords("title") },
);

export { generateMetadata, show as default };

async function columnsFor(path: string): Promise<ListColumn<AdminGroup>[]> {
  const t = await getWords(listWords);
  const say = await getSay();
  return [
    {
      title: t("group"),
      cell: ({ id, group }) => (
        <TextLink href={`${path}/${id}`} className="wrap-anywhere">
          {group}
        </TextLink>
      ),
    },
    { title: t("provider"), cell: ({ provider }) => provider },
    { title: t("role"), cell: ({ role }) => say(groupRoleText(role)) },
    {
      title: t("domains"),
      cell: ({ role, domains }) => (
        <span className="wrap-anywhere">
          {role === "superadmin" ? t("all") : domains.join(", ") || t("noDomains")}
        </span>
      ),
    },
  ];
}
