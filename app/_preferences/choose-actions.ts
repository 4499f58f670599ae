"use server";

import { keepPreference } from "@/app/_preferences/keep-preference";
import { appearanceOf } from "@/lib/platform/reader/appearance";
import { appearanceCookie, languageCookie } from "@/lib/platform/reader/preference-cookies";
import { languages } from "@/lib/words/languages";

/** Shows pages in another language, in this browser. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const chosen = form instanceof FormData ? form.get("language") : null;
  const known = languages().find(({ tag }) => tag === chosen);
  if (known) await keepPreference(languageCookie, known.tag);
}

/** Shows pages light or dark, in this browser. */
export async function chooseAppearance(form: FormData): Promise<void> {
  const chosen = appearanceOf(form instanceof FormData ? form.get("appearance") : null);
  await keepPreference(appearanceCookie, chosen === "system" ? null : chosen);
}
