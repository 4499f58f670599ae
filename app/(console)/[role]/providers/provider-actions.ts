"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import {
  formFields,
  providerForm,
  settingsAfter,
  unfinishedProviderForm,
} from "@/app/(console)/[role]/providers/provider-form-input";
import { keepStep } from "@/app/(console)/[role]/providers/wizard/keep-step";
import { providerWords } from "@/app/(console)/[role]/providers/words";
import { type EditState, editOutcome } from "@/app/(console)/edit-outcome";
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
  unreadable: "The form could not be read. Correct the fields marked above.",
});

const list = "/admin/providers";
const gone = providerWords("gone");

/** Changes one part of a provider: it says who may come in, so only for a fresh proof. */
export const saveProvider = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = providerForm.safeParse(Object.fromEntries(form));
  const t = await getWords(actionWords);
  if (!sent.success) return { problem: t("correct"), fields: await fieldProblems(sent.error) };
  const state = await editOutcome(async () => {
    const { context } = await reauthenticatedAdminContext("superadmin");
    const { data } = sent;
    const stored = await findProviderBySlug(context.db, data.slug);
    if (!stored || data.expectedVersion === undefined) throw new AppError("not-found", gone);
    const issuer = placedIssuer(data) ?? data.issuer;
    await setIdentityProvider(context, {
      ...data,
      settings: settingsAfter(data, stored.settings),
      verify: data.verify && issuer !== stored.issuer,
    });
    revalidatePath(list, "layout");
  });
  return state.fields ? { problem: t("correct"), fields: formFields(state.fields) } : state;
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
    const state = await formOutcome(async () => {
      const { context } = await adminContext("superadmin");
      const values = form.has("draft")
        ? (await keepStep(context, form)).draft.values
        : Object.fromEntries(form);
      const sent = unfinishedProviderForm.safeParse(values);
      if (!sent.success)
        return {
          problem: (await getWords(actionWords))("unreadable"),
          fields: await fieldProblems(sent.error),
        };
      const { slug, kind, settings, ...rules } = sent.data;
      const stored = await findProviderBySlug(context.db, slug);
      const trial = tryClaims({
        ...rules,
        settings: settingsAfter({ kind, settings }, stored?.settings),
        claims: String(form.get("claims") ?? ""),
      });
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
