import type { FormName, ResultOf } from "@/app/(console)/forms";
import { send } from "@/app/(console)/send";
import type { FormState } from "@/app/form-state";

type Action<Result> = (before: FormState<Result>, form: FormData) => Promise<FormState<Result>>;

/**
 * One for each name: before it answers a browser without script, React waits for what is bound to an action and then renders
 * anew, and with another action each time it would never end.
 */
const actions = new Map<FormName, unknown>();

/** The action of a form of the console, by its name. A browser without script can send it as well. */
export function sends<Name extends FormName>(name: Name): Action<ResultOf<Name>> {
  const action = actions.get(name) ?? (send<Name>).bind(null, name);
  actions.set(name, action);
  return action as Action<ResultOf<Name>>;
}
