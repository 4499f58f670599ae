import { kindFields, ownPeopleInputs } from "@/app/(console)/[role]/providers/kinds/kind-fields";
import {
  formFields,
  providerForm,
  settingsAfter,
} from "@/app/(console)/[role]/providers/provider-form-input";
import type { WizardStep } from "@/app/(console)/[role]/providers/wizard/steps";
import { fieldProblems, said } from "@/app/form-state";
import { readProbe } from "@/lib/accounts/identity-provider/probe";
import type { DraftContent } from "@/lib/accounts/provider-draft/draft";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { providerKindName } from "@/lib/providers/kinds/registry";
import { setIdentityProviderInput } from "@/lib/providers/provider/input";
import { findProviderBySlug } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const problemWords = words("console.providers.draftProblems", { taken: "This short name is already taken." });

/** A draft in the words of the verb that creates it; null with the problems of its fields where it cannot be yet. */
export async function readDraft({ values }: DraftContent) {
  const read = providerForm.safeParse(values);
  if (!read.success) return { provider: null, problems: await fieldProblems(read.error) };
  return { provider: { ...read.data, settings: settingsAfter(read.data) }, problems: {} };
}

/** Why a draft could not be saved, by the names of its inputs; nothing where it could. */
export async function draftProblems(context: Context, draft: DraftContent): Promise<Record<string, string>> {
  const { provider, problems } = await readDraft(draft);
  if (!provider) return problems;
  if (await findProviderBySlug(context.db, provider.slug)) return { slug: await said(problemWords("taken")) };
  try {
    await readProbe(context.db, {
      provider: parseInput(setIdentityProviderInput, provider),
      sampleUser: undefined,
    });
    return {};
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== "invalid-input") throw thrown;
    const wrong = Object.entries(formFields(thrown.fieldTexts));
    return Object.fromEntries(await Promise.all(wrong.map(async ([name, text]) => [name, await said(text)])));
  }
}

/** The step that shows an input of a kind; whatever has no other place is where one connects. */
export function stepOf(values: DraftContent["values"], name: string): WizardStep {
  const kind = providerKindName.parse(values.kind);
  const { people, templates, sync } = kindFields[kind];
  if (Object.hasOwn(sync, name)) return "switch-on";
  const ofPeople = [...Object.keys(people), ...Object.keys(templates), "mappings", "defaultTemplateId"];
  return ofPeople.includes(name) && !ownPeopleInputs(kind).includes(name) ? "people" : "connect";
}
