import Link from "next/link";
import { givenValues } from "@/app/_administration/templates/given-values";
import { TemplateForm } from "@/app/_administration/templates/template-form";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { templateDefaults } from "@/lib/accounts/template/fields";
import { findTemplate } from "@/lib/accounts/template/queries";
import { requireAdminPage } from "@/lib/faces/session/admin";

/** A new template: with the product's defaults, or as a copy of another one. */
export async function NewTemplatePage({ copy }: { copy: string | undefined }) {
  const { context } = await requireAdminPage("superadmin", "/admin/templates/new");
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
        <TemplateForm values={{ name, ...givenValues(original ?? templateDefaults) }} />
      </Card>
    </>
  );
}
