"use server";

import { outOfDate } from "@/app/(console)/done-by";
import { type FormName, forms, type ResultOf } from "@/app/(console)/forms";
import { type FormState, said } from "@/app/form-state";

const isForm = (name: unknown): boolean => typeof name === "string" && Object.hasOwn(forms, name);

/**
 * Sends a form of the console by its name. A request may name anything and send any form: what is none is refused here; who
 * may, what there is, and whether the person must have re-authenticated lately, says the form's operation.
 */
export async function send<Name extends FormName>(
  name: Name,
  _before: FormState<ResultOf<Name>>,
  form: FormData,
): Promise<FormState<ResultOf<Name>>> {
  if (!isForm(name) || !(form instanceof FormData)) return { problem: await said(outOfDate) };
  return forms[name].send(form);
}
