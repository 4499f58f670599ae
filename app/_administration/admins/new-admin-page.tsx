import Link from "next/link";
import { NewAdminForm } from "@/app/_administration/admins/new-admin-form";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { passwordHint } from "@/app/password-hint";
import { requireAdminPage } from "@/lib/faces/session/admin";

/** Makes an administrator. */
export async function NewAdminPage() {
  const { context } = await requireAdminPage("superadmin", "/admin/admins/new");
  return (
    <>
      <PageTitle title="New administrator" back={<Link href="/admin/admins">← Administrators</Link>} />
      <Card title="Account" intro="All of it can be changed later, except the login.">
        <NewAdminForm passwordHint={await passwordHint(context)} />
      </Card>
    </>
  );
}
