import { getSay } from "@/app/_words/get-words";
import { type StaleField, staleFields } from "@/app/(console)/stale-fields";
import { type FormState, formOutcome, said } from "@/app/form-state";
import { ChangedMeanwhile } from "@/lib/platform/audit/expected-version";

/** What an edit tells its form: as usual, or the values that somebody else has changed meanwhile. */
export type EditResult = { saved: true } | { stale: StaleField<string>[] };
export type EditState = FormState<EditResult>;

/** Runs an edit. What was `typed` survives every refusal; a stale edit says what is there now. */
export async function editOutcome(
  work: () => Promise<unknown>,
  typed?: () => Record<string, string>,
): Promise<EditState> {
  const state = await formOutcome<EditResult>(async () => {
    try {
      await work();
      return { result: { saved: true } };
    } catch (thrown) {
      if (!(thrown instanceof ChangedMeanwhile)) throw thrown;
      return { problem: await said(thrown.text), result: { stale: await saidFields(thrown) } };
    }
  });
  return state.problem && typed ? { ...state, values: typed() } : state;
}

async function saidFields({ changed, kind }: ChangedMeanwhile): Promise<StaleField<string>[]> {
  const say = await getSay();
  return staleFields(changed, kind).map(({ label, value, by }) => ({
    label: say(label),
    value: say(value),
    by,
  }));
}
