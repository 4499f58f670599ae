import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { AppLinkForm } from "@/app/(console)/[role]/app-links/app-link-form";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { appLinkFields } from "@/lib/accounts/app-link/fields";
import { words } from "@/lib/words/text";

const newWords = words("console.appLinks.new", {
  title: "New app link",
  back: "← App links",
  settings: "Settings",
});

export const generateMetadata = superadminTitle(newWords("title"));

/** Adds a link to another application. */
export default async function NewAppLinkPage(props: ConsolePageProps) {
  await openPage(props, "/app-links/new", "superadmin");
  const t = await getWords(newWords);
  return (
    <>
      <PageTitle title={t("title")} back={<Link href="/admin/app-links">{t("back")}</Link>} />
      <Card title={t("settings")}>
        <AppLinkForm stored={{ shownAtLogin: "on" }} words={await inputWords(appLinkFields)} />
      </Card>
    </>
  );
}
