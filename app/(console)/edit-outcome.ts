import { type StaleField, staleFields } from "@/app/(console)/stale-fields";
import { type FormState, formOutcome } from "@/app/form-state";
import { ChangedMeanwhile } from "@/lib/platform/audit/expected-version";

/** What an edit tells its form: as usual, or the values that somebody else has changed meanwhile. */
export type EditResult = { saved: true } | { stale: StaleField[] };
export type EditState = FormState<EditResult>;

/** Runs an edit. What was `typed` survives every refusal; a stale edit says what is there now. */
export async function editOutcome(
  work: () => Promise<void>,
  typed?: () => Record<string, string>,
): Promise<EditState> {
  const state = await formOutcome<EditResult>(async () => {
    try {
      await work();
      return { result: { saved: true } };
    } catch (thrown) {
      if (!(thrown instanceof ChangedMeanwhile)) throw thrown;
      return { problem: thrown.message, result: { stale: staleFields(thrown.changed, thrown.kind) } };
    }
  });
  return state.problem && typed ? { ...state, values: typed() } : state;
}
