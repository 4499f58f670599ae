import Link from "next/link";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { ProviderForm } from "@/app/(console)/[role]/providers/provider-form";
import { providerChoices, providerValues } from "@/app/(console)/[role]/providers/provider-values";
import { providerWords } from "@/app/(console)/[role]/providers/words";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";

export const generateMetadata = superadminTitle(providerWords("newProvider"));

export default async function Page(props: ConsolePageProps) {
  const { context } = await openPage(props, "/providers/new", "superadmin");
  const t = await getWords(providerWords);
  return (
    <>
      <PageTitle title={t("newProvider")} back={<Link href="/admin/providers">{t("back")}</Link>} />
      <ProviderForm values={await providerValues(null)} choices={await providerChoices(context.db, null)} />
    </>
  );
}
