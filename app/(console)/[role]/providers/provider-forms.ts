import { filled } from "@/app/(console)/[role]/providers/setting-field";
import { inputsOf } from "@/app/(console)/field-form";
import { formInput } from "@/app/(console)/form-input";
import { shownToken } from "@/app/(console)/new-token";
import { answered, submit } from "@/app/(console)/submit";
import { scimTokenFields } from "@/lib/credentials/scim-token/fields";

export const providerForms = {
  /** Deletes a provider; its mailboxes and domains go where the form says. An empty destination: nothing uses it. */
  deleteProvider: submit("identity-provider.delete", formInput({ mailboxesGoTo: filled }), {
    leadsTo: () => "/providers",
  }),
  /** Creates a token with which a provider pushes its people. A last day counts to its end, in UTC. */
  createScimToken: answered("scim-token.create", formInput(inputsOf(scimTokenFields)), {
    answers: shownToken,
  }),
};
