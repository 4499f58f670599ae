import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { templatePages } from "@/app/(console)/[role]/templates/[id]/template-pages";
import { TemplateForm } from "@/app/(console)/[role]/templates/template-form";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { ObjectPage } from "@/app/(console)/object-page";
import { templateFields } from "@/lib/accounts/template/fields";
import { words } from "@/lib/words/text";

const settingsWords = words("console.templates.settings", {
  intro:
    "Existing mailboxes get your changes at the person's next sign-in with an identity provider, or when you apply the template.",
});

/** What a template gives. */
const { show, generateMetadata } = templatePages.part("/settings", async (opened) => {
  const { row, subject } = opened;
  const [t, all] = [await getWords(settingsWords), await getWords(templateWords)];
  return (
    <ObjectPage at={opened}>
      <Card title={all("settings")} intro={t("intro")}>
        <TemplateForm
          subject={subject}
          stored={{ name: row.name, ...valuesOf(templateFields, row) }}
          words={await inputWords(templateFields)}
        />
      </Card>
    </ObjectPage>
  );
});

export { generateMetadata, show as default };
