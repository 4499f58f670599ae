import { type StaleField, staleFields } from "@/app/(console)/stale-fields";
import { type FormState, formOutcome } from "@/app/form-state";
import { ChangedMeanwhile } from "@/lib/platform/audit/expected-version";

/** What an edit tells its form: as usual, or the values that somebody else has changed meanwhile. */
export type EditResult = { saved: true } | { stale: StaleField[] };
export type EditState = FormState<EditResult>;

const secret = /password|secret/i;

/** What was typed, to be shown again: no secret, and nothing that React adds. */
export function typedValues(form: FormData): Record<string, string> {
  const shown = [...form].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && !secret.test(entry[0]) && !entry[0].startsWith("$"),
  );
  return Object.fromEntries(shown);
}

/** Runs an edit. What was typed survives every refusal; a stale edit says what is there now. */
export async function editOutcome(form: FormData, work: () => Promise<void>): Promise<EditState> {
  const state = await formOutcome<EditResult>(async () => {
    try {
      await work();
      return { result: { saved: true } };
    } catch (thrown) {
      if (!(thrown instanceof ChangedMeanwhile)) throw thrown;
      return { problem: thrown.message, result: { stale: staleFields(thrown.changed, thrown.kind) } };
    }
  });
  return state.problem ? { ...state, values: typedValues(form) } : state;
}
