import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { TemplateForm } from "@/app/(console)/[role]/templates/template-form";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { templateDefaults, templateFields } from "@/lib/accounts/template/fields";
import { findTemplate } from "@/lib/accounts/template/queries";

export const generateMetadata = superadminTitle("New template");

/** A new template: with the product's defaults, or as a copy of another one. */
export default async function NewTemplatePage(props: ConsolePageProps) {
  const { query, context } = await openPage(props, "/templates/new", "superadmin");
  const { copy } = query;
  const original = copy === undefined ? null : await findTemplate(context.db, copy);
  const name = original ? `${original.name} (copy)`.slice(0, 100) : "";
  return (
    <>
      <PageTitle title="New template" back={<Link href="/admin/templates">← Templates</Link>} />
      <Card
        title="What it gives"
        intro={
          original ? `As ${original.name} gives it, unless you change it.` : "All of it can be changed later."
        }
      >
        <TemplateForm
          stored={{ name, ...valuesOf(templateFields, original ?? templateDefaults) }}
          words={await inputWords(templateFields)}
        />
      </Card>
    </>
  );
}
