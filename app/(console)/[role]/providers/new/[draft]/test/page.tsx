import { stepPage } from "@/app/(console)/[role]/providers/wizard/step-page";
import { TestForm } from "@/app/(console)/[role]/providers/wizard/test-form";

/** The second step: whether it works, shown while it is tried. */
const { show, generateMetadata } = stepPage("test", ({ draft, values }) => (
  <TestForm draft={draft.id} values={values} tested={draft.tested} />
));

export { generateMetadata, show as default };
