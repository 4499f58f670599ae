import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { TemplateForm } from "@/app/(console)/[role]/templates/template-form";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import { consolePage } from "@/app/(console)/console-page";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { templateDefaults, templateFields } from "@/lib/accounts/template/fields";
import { findTemplate } from "@/lib/accounts/template/queries";
import { words } from "@/lib/words/text";

const newWords = words("console.templates.new", {
  title: "New template",
  copyOf: "{name} (copy)",
  copied: "Copied from {name}.",
  changeLater: "You can change everything later.",
});

/** A new template: with the product's defaults, or as a copy of another one. */
const { show, generateMetadata } = consolePage(
  "/templates/new",
  async ({ query, context, back }) => {
    const [t, all] = [await getWords(newWords), await getWords(templateWords)];
    const { copy } = query;
    const original = copy === undefined ? null : await findTemplate(context.db, copy);
    const name = original ? t("copyOf", { name: original.name }).slice(0, 100) : "";
    return (
      <>
        <PageTitle title={t("title")} back={back} />
        <Card
          title={all("settings")}
          intro={original ? t("copied", { name: original.name }) : t("changeLater")}
        >
          <TemplateForm
            stored={{ name, ...valuesOf(templateFields, original ?? templateDefaults) }}
            words={await inputWords(templateFields)}
          />
        </Card>
      </>
    );
  },
  { title: newWords("title"), does: "template.create" },
);

export { generateMetadata, show as default };
