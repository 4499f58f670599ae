import { openStep } from "@/app/(console)/[role]/providers/wizard/open-step";
import { SwitchOnForm } from "@/app/(console)/[role]/providers/wizard/switch-on-form";
import { WizardHead } from "@/app/(console)/[role]/providers/wizard/wizard-head";
import { wizardWords } from "@/app/(console)/[role]/providers/wizard/words";
import { type ConsolePageProps, pageTitle } from "@/app/(console)/console-page";
import { kindOf } from "@/lib/providers/kinds/registry";

export const generateMetadata = pageTitle(
  "/providers/new",
  wizardWords("switch-on"),
  "identity-provider.create",
);

/** The last step: what is switched on. */
export default async function SwitchOnPage(props: ConsolePageProps<"draft">) {
  const { draft, values, head } = await openStep(props, "switch-on");
  const { personSource, eventSource } = kindOf(values.kind);
  return (
    <>
      <WizardHead {...head} here="switch-on" />
      <SwitchOnForm
        draft={draft.id}
        values={values}
        works={draft.tested?.signIn === true}
        reads={{ people: personSource !== null, events: eventSource !== null }}
      />
    </>
  );
}
