import type { Metadata } from "next";
import Link from "next/link";
import { DomainForm } from "@/app/_administration/domains/domain-form";
import { domainChoices } from "@/app/_administration/domains/domain-values";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { requireAdminPage } from "@/lib/faces/session/admin";

export const metadata: Metadata = { title: "New domain · Administration" };

export default async function Page() {
  const { context } = await requireAdminPage("superadmin", "/admin/domains/new");
  return (
    <>
      <PageTitle title="New domain" back={<Link href="/admin/domains">← Domains</Link>} />
      <Card title="Settings" intro="All of it can be changed later, except the name.">
        <DomainForm values={{ active: "on" }} {...(await domainChoices(context))} />
      </Card>
    </>
  );
}
