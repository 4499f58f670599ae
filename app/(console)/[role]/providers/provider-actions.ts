"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import {
  formFields,
  providerDeletion,
  providerForm,
  settingsAfter,
  unfinishedProviderForm,
} from "@/app/(console)/[role]/providers/provider-form-input";
import { providerWords } from "@/app/(console)/[role]/providers/words";
import { type EditState, editOutcome } from "@/app/(console)/edit-outcome";
import { submit } from "@/app/(console)/submit";
import { formAction, valueAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome, said } from "@/app/form-state";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { getTemplate } from "@/lib/accounts/template/queries";
import { refusalTitles } from "@/lib/credentials/login-attempt/refusals";
import { type ClaimsTrial, tryClaims } from "@/lib/doors/sign-in/try-claims";
import { adminContext, reauthenticatedAdminContext } from "@/lib/faces/session/admin";
import { AppError } from "@/lib/platform/errors";
import { placedIssuer } from "@/lib/providers/kinds/place-of-kind";
import { findProviderBySlug } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const trialWords = words("console.providers.trial.address", { refused: "{refusal} ({code})." });

const actionWords = words("console.providers.actions", {
  correct: "Correct the fields marked above.",
  taken: "This short name is already taken.",
  unreadable: "The form could not be read. Correct the fields marked above.",
});

const list = "/admin/providers";

/** Creates a provider and goes to its page, or changes one: it says who may come in, so only for re-authentication. */
export const saveProvider = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = providerForm.safeParse(Object.fromEntries(form));
  const t = await getWords(actionWords);
  if (!sent.success) return { problem: t("correct"), fields: await fieldProblems(sent.error) };
  const state = await editOutcome(async () => {
    const { context } = await reauthenticatedAdminContext("superadmin");
    const { data } = sent;
    const stored = await findProviderBySlug(context.db, data.slug);
    const isNew = data.expectedVersion === undefined;
    if (isNew && stored)
      throw new AppError("invalid-input", actionWords("taken"), { fields: { slug: actionWords("taken") } });
    const issuer = placedIssuer(data) ?? data.issuer;
    await setIdentityProvider(context, {
      ...data,
      settings: settingsAfter(data, stored?.settings),
      verify: data.verify && issuer !== stored?.issuer,
    });
    revalidatePath(list, "layout");
    if (isNew) redirect(`${list}/${data.slug}`);
  });
  return state.fields ? { problem: t("correct"), fields: formFields(state.fields) } : state;
});

const gone = providerWords("gone");

/** Deletes a provider; its mailboxes and domains go where the form says. */
export const deleteProvider = submit("identity-provider.delete", providerDeletion, {
  gone,
  leadsTo: () => "/providers",
});

/** What the claims of a person come to, for the page. */
export interface TrialAnswer {
  template: string | null;
  why: string;
  /** The address that would make the first link, or null with the reason. */
  address: string | null;
  addressProblem: string | null;
  displayName: string | null;
}

/** Which template somebody with the pasted claims would get by the form as it stands; stores and asks nothing. */
export const tryPastedClaims = valueAction(
  z.tuple([z.instanceof(FormData)]),
  async (form): Promise<FormState<TrialAnswer>> => {
    const sent = unfinishedProviderForm.safeParse(Object.fromEntries(form));
    if (!sent.success)
      return {
        problem: (await getWords(actionWords))("unreadable"),
        fields: await fieldProblems(sent.error),
      };
    const state = await formOutcome(async () => {
      const { context } = await adminContext("superadmin");
      const trial = tryClaims({ ...sent.data, claims: String(form.get("claims") ?? "") });
      const templateId = trial.template?.templateId ?? null;
      const name = templateId && (await getTemplate(context.db, templateId)).name;
      return { result: await trialAnswer(trial, name) };
    });
    return state.fields ? { ...state, fields: formFields(state.fields) } : state;
  },
);

const trialAnswer = async (
  { email, why, displayName }: ClaimsTrial,
  template: string | null,
): Promise<TrialAnswer> => ({
  template,
  why: await said(why),
  address: email.usable ? email.address : null,
  addressProblem: email.usable
    ? null
    : await said(trialWords("refused", { refusal: refusalTitles(email.reason), code: email.reason })),
  displayName,
});
