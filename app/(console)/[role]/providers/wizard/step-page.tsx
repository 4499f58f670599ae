import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { draftValues } from "@/app/(console)/[role]/providers/wizard/draft-values";
import type { WizardStep } from "@/app/(console)/[role]/providers/wizard/steps";
import { WizardHead } from "@/app/(console)/[role]/providers/wizard/wizard-head";
import { wizardWords } from "@/app/(console)/[role]/providers/wizard/words";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { findDraft } from "@/lib/accounts/provider-draft/queries";
import { kindOf } from "@/lib/providers/kinds/registry";

const does = "identity-provider.create";

/** Opens a step of a draft; not found for one that is gone, and for anybody else's. */
async function openStep(props: ConsolePageProps<"draft">, step: WizardStep) {
  const { draft: id } = await props.params;
  const { context, back } = await openPage(props, `/providers/new/${id}/${step}`, does);
  const draft = (await findDraft(context, id)) ?? notFound();
  const values = await draftValues(draft);
  return { context, back, draft, values, kind: kindOf(values.kind) };
}

/** The page of a step, as Next wants it: below the row of all steps, its form. */
export const stepPage = (
  step: WizardStep,
  form: (opened: Awaited<ReturnType<typeof openStep>>) => ReactNode | Promise<ReactNode>,
) => ({
  generateMetadata: pageTitle("/providers/new", wizardWords(step), does),
  async show(props: ConsolePageProps<"draft">) {
    const opened = await openStep(props, step);
    const { draft, values, back } = opened;
    const works = draft.tested?.signIn === true;
    return (
      <>
        <WizardHead draft={draft.id} kind={values.kind} works={works} back={back} here={step} />
        {await form(opened)}
      </>
    );
  },
});
