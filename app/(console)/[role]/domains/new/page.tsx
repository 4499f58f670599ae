import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { domainChoices } from "@/app/(console)/[role]/domains/domain-choices";
import { DomainForm } from "@/app/(console)/[role]/domains/domain-form";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { domainFields } from "@/lib/accounts/domain/fields";

export const generateMetadata = superadminTitle("New domain");

export default async function Page(props: ConsolePageProps) {
  const { context } = await openPage(props, "/domains/new", "superadmin");
  return (
    <>
      <PageTitle title="New domain" back={<Link href="/admin/domains">← Domains</Link>} />
      <Card title="Settings" intro="All of it can be changed later, except the name.">
        <DomainForm
          stored={{ active: "on" }}
          words={inputWords(domainFields)}
          {...(await domainChoices(context))}
        />
      </Card>
    </>
  );
}
