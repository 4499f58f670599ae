import type { z } from "zod";
import { readProbe, testConnectionInput } from "@/lib/accounts/identity-provider/probe";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { parseInput } from "@/lib/platform/input/parse-input";
import { type ConnectionStep, skipped } from "@/lib/providers/connection-test/step";
import { kindOf, stepWordsOf } from "@/lib/providers/kinds/registry";
import { words } from "@/lib/words/text";

const testWords = words("provider.test", {
  waitsFor: "Requires the step “{step}” to succeed first.",
});

/**
 * Tries a provider's settings, saved or not, step by step as each one ends. What the form leaves out is taken from the
 * stored provider with its slug; the stored secret is sent to no other issuer than its own. Changes nothing here or
 * there. Superadmins only. Throws `invalid-input` for a form that could not be saved either.
 *
 * Which addresses may be asked, and what of an answer is read, is lib/platform/foreign-answer's; of an answer only error codes and
 * the provider's own description of them are shown.
 */
export async function* testConnection(
  context: Context,
  input: z.input<typeof testConnectionInput>,
): AsyncGenerator<ConnectionStep> {
  requireSuperadmin(context.actor);
  const { kind, ...form } = await readProbe(context.db, parseInput(testConnectionInput, input));
  const { begin, steps } = kindOf(kind).test;
  const probe = begin(form);
  const passed = new Set<string>();
  for (const { step, neededFor, after, applies, run } of steps) {
    if (applies && !applies(probe)) continue;
    const start = performance.now();
    const open = after === null || passed.has(after);
    const finding = open
      ? await run(probe)
      : skipped(testWords("waitsFor", { step: stepWordsOf(kind, after).label }));
    // What a step skips by its own choice (it had nothing to do, or could not tell) stands in nobody's way.
    if (open && finding.outcome !== "failed") passed.add(step);
    yield { step, neededFor, took: Math.round(performance.now() - start), ...finding };
  }
}

/** Whether people can sign in, and whether import and sync can read people, by the steps of a whole test. */
export function connectionVerdict(steps: readonly Pick<ConnectionStep, "neededFor" | "outcome">[]) {
  const works = (neededFor: ConnectionStep["neededFor"]) =>
    steps.every((one) => one.neededFor !== neededFor || one.outcome !== "failed") &&
    steps.some((one) => one.neededFor === neededFor && one.outcome === "ok");
  return { signIn: works("sign-in"), readingPeople: works("reading-people") };
}
