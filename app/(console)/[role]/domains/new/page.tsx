import type { Metadata } from "next";
import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { DomainForm } from "@/app/(console)/[role]/domains/domain-form";
import { domainChoices } from "@/app/(console)/[role]/domains/domain-values";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";

export const metadata: Metadata = { title: "New domain" };

export default async function Page(props: ConsolePageProps) {
  const { context } = await openPage(props, "/domains/new", "superadmin");
  return (
    <>
      <PageTitle title="New domain" back={<Link href="/admin/domains">← Domains</Link>} />
      <Card title="Settings" intro="All of it can be changed later, except the name.">
        <DomainForm values={{ active: "on" }} {...(await domainChoices(context))} />
      </Card>
    </>
  );
}
