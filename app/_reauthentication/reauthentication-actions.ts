import type { FormState } from "@/app/form-state";

/** The actions by which somebody signed in re-authenticates; each is bound to whose session it is about. */
export interface ReauthenticationActions {
  byPassword: (before: FormState<"proved">, form: FormData) => Promise<FormState<"proved">>;
  byCode: (before: FormState<"proved">, form: FormData) => Promise<FormState<"proved">>;
  /** The options with which the browser answers with a passkey, as JSON. */
  beginPasskey: () => Promise<FormState<string>>;
  byPasskey: (answer: unknown) => Promise<FormState<"proved">>;
  /** The way to the provider by which the person has signed in, where that can be. */
  atProvider?: { name: string; begin: (before: FormState, form: FormData) => Promise<FormState> } | null;
}
