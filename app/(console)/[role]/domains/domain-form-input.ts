import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { expectedVersion, formInput } from "@/app/(console)/form-input";
import { namedDomainFields } from "@/lib/accounts/domain/fields";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("console.domains.input", { name: "Enter a domain name." });

const fields = inputsOf(namedDomainFields);
const subject = { name: z.string(), expectedVersion };

/** The form of a new domain. */
export const newDomainForm = formInput({
  name: z
    .string()
    .trim()
    .min(1, message(inputWords("name"))),
  ...fields,
});

/** The form of an existing domain. */
export const domainForm = formInput({ ...subject, ...fields });
