import { notFound } from "next/navigation";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { AdminGroupForm } from "@/app/(console)/[role]/admins/groups/admin-group-form";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { DeletionCard } from "@/app/(console)/deletion-card";
import { inputWords } from "@/app/(console)/field-form";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";
import { listAdminGroups } from "@/lib/accounts/admin-group/queries";
import { words } from "@/lib/words/text";

const groupWords = words("console.adminGroups.details", {
  title: "Administrator group",
  settings: "Role",
  of: "Group of {provider}",
  deleteHint: "This doesn't affect the group at the identity provider.",
});

export const generateMetadata = pageTitle("/admins/groups/[id]", groupWords("title"));

/** One group whose members administer: what they may, and the end of it. */
export default async function AdminGroupPage(props: ConsolePageProps<"id">) {
  const { id } = await props.params;
  const { context, back } = await openPage(props, `/admins/groups/${id}`);
  const row = (await listAdminGroups(context.db)).find((one) => one.id === id);
  if (!row) notFound();
  const t = await getWords(groupWords);
  const subject = { id: row.id, expectedVersion: String(row.version) };
  return (
    <>
      <PageTitle title={row.group} back={back} />
      <Card title={t("settings")} intro={t("of", { provider: row.provider })}>
        <AdminGroupForm
          subject={subject}
          stored={{ role: row.role, domains: row.domains.join(","), permissions: row.permissions.join(",") }}
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
    </>
  );
}
