import type { Metadata } from "next";
import Link from "next/link";
import { ProviderForm } from "@/app/_administration/providers/provider-form";
import { providerChoices, providerValues } from "@/app/_administration/providers/provider-values";
import { PageTitle } from "@/app/_ui/page-title";
import { requireAdminPage } from "@/lib/faces/session/admin";

export const metadata: Metadata = { title: "New identity provider · Administration" };

export default async function Page() {
  const { context } = await requireAdminPage("superadmin", "/admin/providers/new");
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
