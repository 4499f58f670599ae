import Link from "next/link";
import { PageTitle } from "@/app/_ui/page-title";
import { ProviderForm } from "@/app/(console)/[role]/providers/provider-form";
import { providerChoices, providerValues } from "@/app/(console)/[role]/providers/provider-values";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";

export const generateMetadata = superadminTitle("New identity provider");

export default async function Page(props: ConsolePageProps) {
  const { context } = await openPage(props, "/providers/new", "superadmin");
  return (
    <>
      <PageTitle
        title="New identity provider"
        back={<Link href="/admin/providers">← Identity providers</Link>}
      />
      <ProviderForm values={providerValues(null)} choices={await providerChoices(context.db, null)} />
    </>
  );
}
