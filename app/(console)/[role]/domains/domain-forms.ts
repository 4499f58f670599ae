import { inputsOf } from "@/app/(console)/field-form";
import { formInput, neededText } from "@/app/(console)/form-input";
import { submit } from "@/app/(console)/submit";
import { namedDomainFields } from "@/lib/accounts/domain/fields";
import { words } from "@/lib/words/text";

const inputWords = words("console.domains.input", { name: "Enter a domain name." });

const fields = inputsOf(namedDomainFields);

export const domainForms = {
  /** Creates a domain and goes to its page. */
  createDomain: submit("domain.create", formInput({ name: neededText(inputWords("name")), ...fields }), {
    leadsTo: ({ name }) => `/domains/${name}`,
  }),
  updateDomain: submit("domain.update", formInput(fields)),
};
