import { type Asked, isDangerous, outOfDate, type Who } from "@/app/(console)/done-by";
import type { FormInput } from "@/app/(console)/form-input";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, said } from "@/app/form-state";
import { adminRole } from "@/lib/accounts/admin-account/role";
import type { Audience } from "@/lib/catalogue/operation";
import type { Text } from "@/lib/words/text";

/** A form that could be read, and what of it is shown again where what it is for is refused. */
interface Received<Sent> extends Who {
  sent: Sent;
  typed(): Record<string, string>;
}

/** Reads a form and who sends it, and says what is wrong with it. */
export const received = <Sent, Result>(
  operation: Asked,
  input: FormInput<Sent>,
  gone: Text | undefined,
  act: (form: Received<Sent>) => Promise<FormState<Result>>,
) =>
  formAction(async (_before: FormState<Result>, form: FormData): Promise<FormState<Result>> => {
    const who = roleFor(operation.audience, form);
    const sent = input.parse(form);
    if (!who.success) return { problem: await said(gone ?? outOfDate) };
    if (!sent.success)
      return gone
        ? { problem: await said(gone) }
        : { fields: await fieldProblems(sent.error), values: input.shown(form) };
    return act({
      role: who.data,
      isDangerous: isDangerous(operation, sent.data),
      permissions: operation.permissions,
      sent: sent.data,
      typed: () => input.shown(form),
    });
  });

/** The role from whose pages a form comes: the only one that has it, or the one that it names. */
function roleFor(audience: readonly Audience[], form: FormData) {
  const roles = adminRole.options.filter((role) => audience.includes(role));
  return adminRole.extract(roles).safeParse(roles.length === 1 ? roles[0] : form.get("role"));
}
