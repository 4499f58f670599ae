"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { getSay, getWords } from "@/app/_words/get-words";
import { draftProblems, readDraft, stepOf } from "@/app/(console)/[role]/providers/wizard/draft-problems";
import { firstValues } from "@/app/(console)/[role]/providers/wizard/draft-values";
import { keepStep } from "@/app/(console)/[role]/providers/wizard/keep-step";
import { stepAfter, stepBefore, stepPath } from "@/app/(console)/[role]/providers/wizard/steps";
import { kindWords, planTexts } from "@/app/(console)/[role]/sync-runs/run-words";
import { formAction, valueAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { testConnection } from "@/lib/accounts/identity-provider/test-connection";
import { beginDraft, removeDraft } from "@/lib/accounts/provider-draft/keep-draft";
import { reasonText } from "@/lib/directory/run/reasons";
import { previewPeople } from "@/lib/directory/sync/preview-people";
import { adminContext, reauthenticatedAdminContext } from "@/lib/faces/session/admin";
import type { Context } from "@/lib/platform/db/context";
import { providerKindName } from "@/lib/providers/kinds/registry";
import { words } from "@/lib/words/text";

const actionWords = words("console.providers.wizard.actions", {
  choose: "Choose what to connect.",
  correct: "Correct the marked fields.",
  earlier: "Some settings of an earlier step need a correction first: {problems}",
  enterPerson: "Enter a user name or an email address.",
  nothingRead: "Nobody could be read.",
});

const list = "/admin/providers";
const start = z.object({ kind: providerKindName });

/** Begins to connect a provider of a kind, and goes to the first step. */
export const beginProvider = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const begun = start.safeParse(Object.fromEntries(form));
  if (!begun.success) return { problem: (await getWords(actionWords))("choose") };
  return formOutcome(async () => {
    const { context } = await adminContext("superadmin");
    const id = await beginDraft(context, await firstValues(context, begun.data.kind));
    redirect(stepPath(id, "connect"));
  });
});

/** The action of a step's form. */
const sent = (work: (context: Context, form: FormData) => Promise<FormState>, enter = adminContext) =>
  formAction(async (_before: FormState, form: FormData) =>
    formOutcome(async () => work((await enter("superadmin")).context, form)),
  );

/** What the script of a step calls with its form as it stands. */
const asked = <Result>(work: (context: Context, form: FormData) => Promise<FormState<Result>>) =>
  valueAction(z.tuple([z.instanceof(FormData)]), async (form) =>
    formOutcome<Result>(async () => work((await adminContext("superadmin")).context, form)),
  );

/** Removes a draft. */
export const discardDraft = sent(async (context, form) => {
  await removeDraft(context, String(form.get("draft") ?? ""));
  revalidatePath(`${list}/new`);
  redirect(`${list}/new`);
});

/** Keeps what somebody types, while they do: a reload loses nothing. */
export const keepDraft = asked<true>(async (context, form) => {
  await keepStep(context, form);
  return { result: true };
});

/** Keeps what a step says, and goes on to the next one unless something in it is wrong; back it goes in any case. */
export const saveStep = sent(async (context, form) => {
  const { draft, step } = await keepStep(context, form);
  revalidatePath(stepPath(draft.id, step));
  const before = stepBefore(step);
  if (before && form.get("go") === "back") redirect(stepPath(draft.id, before));
  const wrong = Object.entries(await draftProblems(context, draft)).filter(
    ([name]) => stepOf(draft.values, name) === step,
  );
  if (wrong.length > 0)
    return { problem: (await getWords(actionWords))("correct"), fields: Object.fromEntries(wrong) };
  redirect(stepPath(draft.id, stepAfter(step) ?? step));
});

/** Creates the provider that a draft has come to, and goes to what can be done next. */
export const finishProvider = sent(async (context, form) => {
  const { draft } = await keepStep(context, form);
  const wrong = await draftProblems(context, draft);
  const { provider } = await readDraft(draft);
  if (!provider || Object.keys(wrong).length > 0) return problemsOf(wrong);
  await setIdentityProvider(context, { ...provider, verify: draft.tested?.signIn === true });
  await removeDraft(context, draft.id);
  revalidatePath(list, "layout");
  redirect(`${list}/${provider.slug}/connected`);
}, reauthenticatedAdminContext);

async function problemsOf(fields: Record<string, string>): Promise<FormState> {
  const problems = Object.values(fields).join(" ");
  return { problem: (await getWords(actionWords))("earlier", { problems }), fields };
}

/** What somebody at the directory would get, for the page. */
export interface PersonTrial {
  good: boolean;
  what: string;
  advice: string | null;
}

/** Looks somebody up at the directory of a draft, and says what they would get by it. Changes nothing there. */
export const trySamplePerson = asked<PersonTrial>(async (context, form) => {
  const t = await getWords(actionWords);
  const sampleUser = String(form.get("sampleUser") ?? "").trim();
  if (sampleUser === "") return { problem: t("enterPerson"), fields: { sampleUser: t("enterPerson") } };
  const { draft } = await keepStep(context, form);
  const { provider, problems } = await readDraft(draft);
  if (!provider) return problemsOf(problems);
  const say = await getSay();
  for await (const { step, outcome, what, advice } of testConnection(context, { provider, sampleUser }))
    if (step === "sample-user" || outcome === "failed")
      return { result: { good: outcome === "ok", what: say(what), advice: advice && say(advice) } };
  return { problem: t("nothingRead") };
});

/** What a first run would do, for the page. */
export interface SaidPreview {
  read: number;
  expected: number | null;
  whole: boolean;
  plan: string[];
  skipped: { reason: string; count: number }[];
  lines: { address: string | null; kind: string; reason: string }[];
}

/** Reads the first people of the directory of a draft, and says what a first run would do; writes nothing but the draft. */
export const previewDraft = asked<SaidPreview>(async (context, form) => {
  const { draft } = await keepStep(context, form);
  const { provider, problems } = await readDraft(draft);
  if (!provider) return problemsOf(problems);
  const { counts, skipped, lines, ...rest } = await previewPeople(context, provider);
  const say = await getSay();
  const planned = Object.entries(counts).map(([kind, count]) => [`${kind}.planned`, count]);
  return {
    result: {
      ...rest,
      plan: planTexts(Object.fromEntries(planned)).map(say),
      skipped: Object.entries(skipped).map(([reason, count]) => ({
        reason: say(reasonText(reason)),
        count,
      })),
      lines: lines.map(({ address, kind, reason }) => ({
        address,
        kind: say(kindWords(kind)),
        reason: say(reasonText(reason)),
      })),
    },
  };
});
