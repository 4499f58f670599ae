import { providerChoices } from "@/app/(console)/[role]/providers/provider-values";
import { PeopleForm } from "@/app/(console)/[role]/providers/wizard/people-form";
import { stepPage } from "@/app/(console)/[role]/providers/wizard/step-page";

/** The third step: who gets what. */
const { show, generateMetadata } = stepPage("people", async ({ context, draft, values, kind }) => {
  const { templates } = await providerChoices(context.db, null);
  const directory = kind.personSource ? kind.label : null;
  return <PeopleForm draft={draft.id} values={values} templates={templates} directory={directory} />;
});

export { generateMetadata, show as default };
