"use server";

import { z } from "zod";
import { keepPreference } from "@/app/_preferences/keep-preference";
import { keepWithAccount } from "@/app/_preferences/keep-with-account";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { currentReader } from "@/lib/faces/session/reader";
import { appearanceOf } from "@/lib/platform/reader/appearance";
import { appearanceCookie, languageCookie } from "@/lib/platform/reader/preference-cookies";
import { timeZoneChoice } from "@/lib/platform/reader/time-zone";
import { languages } from "@/lib/words/languages";

const knownTag = (given: unknown): string | null => languages().find(({ tag }) => tag === given)?.tag ?? null;

/** Shows pages in another language from now on; null: as the browser says. */
async function keepLanguage(language: string | null): Promise<void> {
  await keepWithAccount({ language });
  await keepPreference(languageCookie, language);
}

async function keepAppearance(given: unknown): Promise<void> {
  const appearance = appearanceOf(given);
  await keepPreference(appearanceCookie, appearance === "system" ? null : appearance);
}

/** Shows pages in another language: in this browser, and where somebody signed in with the account. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const language = knownTag(form instanceof FormData ? form.get("language") : null);
  if (language !== null) await keepLanguage(language);
}

/** Shows pages light or dark, in this browser. */
export async function chooseAppearance(form: FormData): Promise<void> {
  if (form instanceof FormData) await keepAppearance(form.get("appearance"));
}

const choices = z.object({
  language: z.string().transform(knownTag),
  appearance: z.string(),
  /** Left out where there is no account that could keep it. */
  timeZone: z
    .string()
    .transform((typed) => (typed === "" ? null : typed))
    .pipe(timeZoneChoice)
    .optional(),
});

/** Keeps all of it at once: language and time zone with the account, language and appearance in this browser. */
export const savePreferences = formAction(
  async (_before: FormState<"saved">, form: FormData): Promise<FormState<"saved">> => {
    const sent = choices.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    const { language, appearance, timeZone } = sent.data;
    return formOutcome(async () => {
      if (timeZone !== undefined) await keepWithAccount({ timeZone });
      if (language !== (await currentReader()).chosenLanguage) await keepLanguage(language);
      await keepAppearance(appearance);
      return { result: "saved" };
    });
  },
);
