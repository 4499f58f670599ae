import { stepPage } from "@/app/(console)/[role]/providers/wizard/step-page";
import { SwitchOnForm } from "@/app/(console)/[role]/providers/wizard/switch-on-form";

/** The last step: what is switched on. */
const { show, generateMetadata } = stepPage("switch-on", ({ draft, values, kind }) => (
  <SwitchOnForm
    draft={draft.id}
    values={values}
    works={draft.tested?.signIn === true}
    reads={{ people: kind.personSource !== null, events: kind.eventSource !== null }}
  />
));

export { generateMetadata, show as default };
