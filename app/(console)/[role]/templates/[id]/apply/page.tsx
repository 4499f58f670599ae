import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { templatePages } from "@/app/(console)/[role]/templates/[id]/template-pages";
import { ApplyToAll } from "@/app/(console)/[role]/templates/apply-to-all";
import { ObjectPage } from "@/app/(console)/object-page";
import { words } from "@/lib/words/text";

const applyWords = words("console.templates.applyPart", {
  apply: "Apply to mailboxes",
  intro: "Gives every mailbox with this template its current settings, except for pinned fields.",
});

/** Gives what a template says to the mailboxes that it was used for. */
const { show, generateMetadata } = templatePages.part("/apply", async (opened) => {
  const { row, subject } = opened;
  const t = await getWords(applyWords);
  return (
    <ObjectPage at={opened}>
      <Card title={t("apply")} intro={t("intro")}>
        <ApplyToAll key={row.version} template={subject} name={row.name} />
      </Card>
    </ObjectPage>
  );
});

export { generateMetadata, show as default };
