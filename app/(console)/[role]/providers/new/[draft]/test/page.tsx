import { openStep } from "@/app/(console)/[role]/providers/wizard/open-step";
import { TestForm } from "@/app/(console)/[role]/providers/wizard/test-form";
import { WizardHead } from "@/app/(console)/[role]/providers/wizard/wizard-head";
import { wizardWords } from "@/app/(console)/[role]/providers/wizard/words";
import { type ConsolePageProps, pageTitle } from "@/app/(console)/console-page";

export const generateMetadata = pageTitle("/providers/new", wizardWords("test"), "identity-provider.create");

/** The second step: whether it works, shown while it is tried. */
export default async function TestPage(props: ConsolePageProps<"draft">) {
  const { draft, values, head } = await openStep(props, "test");
  return (
    <>
      <WizardHead {...head} here="test" />
      <TestForm draft={draft.id} values={values} tested={draft.tested} />
    </>
  );
}
