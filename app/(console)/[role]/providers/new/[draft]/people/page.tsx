import { providerChoices } from "@/app/(console)/[role]/providers/provider-values";
import { openStep } from "@/app/(console)/[role]/providers/wizard/open-step";
import { PeopleForm } from "@/app/(console)/[role]/providers/wizard/people-form";
import { WizardHead } from "@/app/(console)/[role]/providers/wizard/wizard-head";
import { wizardWords } from "@/app/(console)/[role]/providers/wizard/words";
import { type ConsolePageProps, pageTitle } from "@/app/(console)/console-page";
import { kindOf } from "@/lib/providers/kinds/registry";

export const generateMetadata = pageTitle(
  "/providers/new",
  wizardWords("people"),
  "identity-provider.create",
);

/** The third step: who gets what. */
export default async function PeopleStepPage(props: ConsolePageProps<"draft">) {
  const { context, draft, values, label, head } = await openStep(props, "people");
  const { templates } = await providerChoices(context.db, null);
  const directory = kindOf(values.kind).personSource ? label : null;
  return (
    <>
      <WizardHead {...head} here="people" />
      <PeopleForm draft={draft.id} values={values} templates={templates} directory={directory} />
    </>
  );
}
