import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { NewAdminForm } from "@/app/(console)/[role]/admins/new/new-admin-form";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { passwordHint } from "@/app/password-hint";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { words } from "@/lib/words/text";

const newWords = words("console.admins.new", {
  title: "New administrator",
  back: "← Administrators",
  account: "Account",
  accountHint: "You can change everything later except the login.",
});

export const generateMetadata = superadminTitle(newWords("title"));

/** Makes an administrator. */
export default async function NewAdminPage(props: ConsolePageProps) {
  const { context } = await openPage(props, "/admins/new", "superadmin");
  const t = await getWords(newWords);
  return (
    <>
      <PageTitle title={t("title")} back={<Link href="/admin/admins">{t("back")}</Link>} />
      <Card title={t("account")} intro={t("accountHint")}>
        <NewAdminForm words={await inputWords(adminFields)} passwordHint={await passwordHint(context)} />
      </Card>
    </>
  );
}
