import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { domainChoices } from "@/app/(console)/[role]/domains/domain-choices";
import { DomainForm } from "@/app/(console)/[role]/domains/domain-form";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { namedDomainFields } from "@/lib/accounts/domain/fields";
import { words } from "@/lib/words/text";

const newWords = words("console.domains.new", {
  title: "New domain",
  back: "← Domains",
  settings: "Settings",
  settingsHint: "You can change everything later except the name.",
});

export const generateMetadata = superadminTitle(newWords("title"));

export default async function Page(props: ConsolePageProps) {
  const { context } = await openPage(props, "/domains/new", "superadmin");
  const t = await getWords(newWords);
  return (
    <>
      <PageTitle title={t("title")} back={<Link href="/admin/domains">{t("back")}</Link>} />
      <Card title={t("settings")} intro={t("settingsHint")}>
        <DomainForm
          stored={{ active: "on" }}
          words={await inputWords(namedDomainFields)}
          {...(await domainChoices(context))}
        />
      </Card>
    </>
  );
}
