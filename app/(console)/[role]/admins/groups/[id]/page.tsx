import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { AdminGroupForm } from "@/app/(console)/[role]/admins/groups/admin-group-form";
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

/** One group whose members administer: what they may, and the end of it. */
const { show, generateMetadata } = groupPages.part("", async (opened) => {
  const { row, subject } = opened;
  const t = await getWords(groupWords);
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
      <DeletionCard at={opened} does="admin-group.delete" hint={t("deleteHint")} />
    </ObjectPage>
  );
});

export { generateMetadata, show as default };
