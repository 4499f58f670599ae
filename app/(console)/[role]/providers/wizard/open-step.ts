import { notFound } from "next/navigation";
import { draftValues } from "@/app/(console)/[role]/providers/wizard/draft-values";
import type { WizardStep } from "@/app/(console)/[role]/providers/wizard/steps";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { findDraft } from "@/lib/accounts/provider-draft/queries";
import { kindOf } from "@/lib/providers/kinds/registry";

/** Opens a step of a draft; not found for one that is gone, and for anybody else's. */
export async function openStep(props: ConsolePageProps<"draft">, step: WizardStep) {
  const { draft: id } = await props.params;
  const { context, back } = await openPage(props, `/providers/new/${id}/${step}`, "identity-provider.create");
  const draft = await findDraft(context, id);
  if (!draft) notFound();
  const values = await draftValues(draft);
  return {
    context,
    draft,
    values,
    label: kindOf(values.kind).label,
    head: { draft: id, kind: values.kind, works: draft.tested?.signIn === true, back },
  };
}
