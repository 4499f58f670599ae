import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { NewAdminForm } from "@/app/(console)/[role]/admins/new/new-admin-form";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { passwordHint } from "@/app/password-hint";

export const generateMetadata = superadminTitle("New administrator");

/** Makes an administrator. */
export default async function NewAdminPage(props: ConsolePageProps) {
  const { context } = await openPage(props, "/admins/new", "superadmin");
  return (
    <>
      <PageTitle title="New administrator" back={<Link href="/admin/admins">← Administrators</Link>} />
      <Card title="Account" intro="All of it can be changed later, except the login.">
        <NewAdminForm passwordHint={await passwordHint(context)} />
      </Card>
    </>
  );
}
