import { TextLink } from "@/app/_ui/text-link";
import { GroupSessionsCard } from "@/app/(console)/[role]/admins/groups/group-sessions";
import type { ListColumn } from "@/app/(console)/list";
import { listPage, type OpenedList } from "@/app/(console)/list-page";
import { groupRoleText } from "@/app/(console)/role-words";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";
import { type AdminGroup, listAdminGroups } from "@/lib/accounts/admin-group/queries";
import { words } from "@/lib/words/text";

const listWords = words("console.adminGroups", {
  title: "Administrators by group",
  intro:
    "Members of these groups sign in here with their identity provider. They need no account on this server, and they are signed out when they leave the group. Keep at least one superadmin account on this server for the time when the provider is down.",
  create: "New group",
  createFirst: "Add a group",
  none: "No groups yet. Everyone who administers this server has an account on it.",
  all: "All",
  noDomains: "None",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ groups} one {# group} other {# groups}}",
});

/** The groups of providers whose members administer. */
const { show, generateMetadata } = listPage(
  "/admins/groups",
  listWords,
  async (here) => {
    const groups = await listAdminGroups(here.context.db);
    return {
      page: { items: groups, next: null },
      count: () => groups.length,
      columns: columnsFor(here),
      timed: true,
      intro: <p className="max-w-prose text-sm text-muted">{here.t("intro")}</p>,
      around: (list) => (
        <>
          {list}
          <GroupSessionsCard context={here.context} />
        </>
      ),
    };
  },
  { title: listWords("title") },
);

export { generateMetadata, show as default };

function columnsFor({ path, t, say }: OpenedList<typeof listWords>): ListColumn<AdminGroup>[] {
  const { group, provider, role, domains } = adminGroupFields;
  return [
    {
      title: say(group.label),
      cell: ({ id, group }) => (
        <TextLink href={`${path}/${id}`} className="wrap-anywhere">
          {group}
        </TextLink>
      ),
    },
    { title: say(provider.label), cell: ({ provider }) => provider },
    { title: say(role.label), cell: ({ role }) => say(groupRoleText(role)) },
    {
      title: say(domains.label),
      cell: ({ role, domains }) => (
        <span className="wrap-anywhere">
          {role === "superadmin" ? t("all") : domains.join(", ") || t("noDomains")}
        </span>
      ),
    },
  ];
}
