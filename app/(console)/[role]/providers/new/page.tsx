import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { ProviderForm } from "@/app/(console)/[role]/providers/provider-form";
import { providerChoices, providerValues } from "@/app/(console)/[role]/providers/provider-values";
import { providerWords } from "@/app/(console)/[role]/providers/words";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";

export const generateMetadata = pageTitle("/providers/new", providerWords("newProvider"));

export default async function Page(props: ConsolePageProps) {
  const { context, back } = await openPage(props, "/providers/new");
  const t = await getWords(providerWords);
  return (
    <>
      <PageTitle title={t("newProvider")} back={back} />
      <ProviderForm values={await providerValues(null)} choices={await providerChoices(context.db, null)} />
    </>
  );
}
