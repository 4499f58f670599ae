import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { AdminGroupForm } from "@/app/(console)/[role]/admins/groups/admin-group-form";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { DeletionCard } from "@/app/(console)/deletion-card";
import { inputWords } from "@/app/(console)/field-form";
import { ObjectPage } from "@/app/(console)/object-page";
import { objectPages } from "@/app/(console)/object-pages";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";
import { listAdminGroups } from "@/lib/accounts/admin-group/queries";
import { words } from "@/lib/words/text";

const groupWords = words("console.adminGroups.details", {
  settings: "Role",
  of: "Group of {provider}",
  deleteHint: "This doesn't affect the group at the identity provider.",
});

const groupPages = objectPages({
  section: "/admins",
  within: "/groups",
  param: "id",
  find: async ({ db }, id) => (await listAdminGroups(db)).find((one) => one.id === id) ?? null,
  nameOf: ({ group }) => group,
});

export const generateMetadata = groupPages.title();

/** One group whose members administer: what they may, and the end of it. */
export default async function AdminGroupPage(props: ConsolePageProps<"id">) {
  const opened = await groupPages.open(props);
  const { row } = opened;
  const t = await getWords(groupWords);
  const subject = { id: row.id, expectedVersion: String(row.version) };
  return (
    <ObjectPage at={opened}>
      <Card title={t("settings")} intro={t("of", { provider: row.provider })}>
        <AdminGroupForm
          subject={subject}
          stored={{
            role: row.role,
            domains: row.domains.join(","),
            permissions: row.permissions.join(","),
            ...(row.mayImpersonate ? { mayImpersonate: "on" } : {}),
          }}
          words={await inputWords(adminGroupFields)}
          providers={[]}
        />
      </Card>
      <DeletionCard
        does="admin-group.delete"
        by="superadmin"
        to={{ id: row.id }}
        version={row.version}
        values={{ name: row.group }}
        leadsTo="/admins/groups"
        hint={t("deleteHint")}
      />
    </ObjectPage>
  );
}
