import { type Asked, type Demand, outOfDate } from "@/app/(console)/done-by";
import type { FormInput } from "@/app/(console)/form-input";
import { type FormState, fieldProblems, said } from "@/app/form-state";
import { adminRole } from "@/lib/accounts/admin-account/role";
import type { Audience } from "@/lib/catalogue/operation";

/** A form of the console: how it is read, and what becomes of it. */
export interface ReadForm<Sent, Result> {
  input: FormInput<Sent>;
  send(form: FormData): Promise<FormState<Result>>;
}

export interface Reading {
  /** Nobody has typed what it sends, so that there is nothing to mark where that cannot be read. */
  untyped?: true;
}

/** A form that could be read. */
interface Received<Sent> extends Demand {
  sent: Sent;
  form: FormData;
}

/** Reads a form and who sends it, and says what is wrong with it. */
export const received = <Sent, Result>(
  asked: Asked,
  input: FormInput<Sent>,
  { untyped }: Reading,
  act: (call: Received<Sent>) => Promise<FormState<Result>>,
): ReadForm<Sent, Result> => ({
  input,
  async send(form) {
    const who = roleFor(asked.audience, form);
    const sent = input.parse(form);
    if (!who.success || (untyped && !sent.success)) return { problem: await said(outOfDate) };
    if (!sent.success) return { fields: await fieldProblems(sent.error), values: input.shown(form) };
    return act({ role: who.data, asked, sent: sent.data, form });
  },
});

/** The role from whose pages a form comes: the only one that has it, or the one that it names. */
function roleFor(audience: readonly Audience[], form: FormData) {
  const roles = adminRole.options.filter((role) => audience.includes(role));
  return adminRole.extract(roles).safeParse(roles.length === 1 ? roles[0] : form.get("role"));
}
