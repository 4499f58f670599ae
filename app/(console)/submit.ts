import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type EditState, editOutcome } from "@/app/(console)/edit-outcome";
import type { FormInput } from "@/app/(console)/form-input";
import { formAction } from "@/app/form-action";
import { fieldProblems, said } from "@/app/form-state";
import { type AdminRole, adminRole } from "@/lib/accounts/admin-account/role";
import { text } from "@/lib/catalogue/moment";
import type { Audience, OperationWords } from "@/lib/catalogue/operation";
import { registry } from "@/lib/faces/registry";
import { type AdminSession, adminContext, provenAdminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";
import type { ExpectedVersion } from "@/lib/platform/audit/expected-version";
import type { Context } from "@/lib/platform/db/context";
import { type Text, words } from "@/lib/words/text";

const submitWords = words("console.submit", {
  outOfDate: "This page is out of date. Reload it and try again.",
});

/** What is said to what no present page sends. */
export const outOfDate = submitWords("outOfDate");

/** A form that somebody who is signed in has sent. */
export interface Submitted<Sent> {
  context: Context;
  session: AdminSession;
  role: AdminRole;
  sent: Sent;
}

interface Submission<Done> {
  /** The pages that show what is changed, below the start of the role; `everywhere`: all pages of the product. */
  shows?: string;
  /** What is said of a form that cannot be read, where it has no inputs to mark. */
  gone?: Text;
  /** The page to go to when it is done, below the start of the role. */
  leadsTo?(done: Done): string;
}

interface Work<Sent, Done> extends Submission<Done> {
  run(call: Submitted<Sent>): Promise<Done>;
}

interface Asking<Sent> extends Submission<Record<string, unknown>> {
  /** The key of its subject, where the form does not send it. */
  of?(sent: Sent, context: Context): Promise<object>;
  /** What is asked, where the operation has other words for it than the form. */
  asks?(sent: Sent): object | Promise<object>;
}

type Asked = Pick<OperationWords, "audience" | "dangerous" | "dangerousFields">;

/**
 * The action of a form of the console that is an operation: what was sent is the key of its subject, the version that
 * the page has shown, and its input.
 */
export function submit<Sent extends object>(
  name: string,
  input: FormInput<Sent>,
  { of, asks = (sent) => sent, ...submission }: Asking<NoInfer<Sent>> = {},
) {
  const operation = registry.named(name);
  const keys = of ? [] : Object.keys(operation.subject.key.shape);
  return submitted(operation, input, {
    ...submission,
    async run({ context, sent }) {
      const { expectedVersion, ...given } = documentOf(await asks(sent));
      const entries = Object.entries(given);
      const { output } = await operation.run({
        context,
        key: of
          ? await of(sent, context)
          : Object.fromEntries(entries.filter(([field]) => keys.includes(field))),
        input: Object.fromEntries(entries.filter(([field]) => !keys.includes(field))),
        expectedVersion: expectedVersion as ExpectedVersion,
      });
      return { ...(output as object | undefined) };
    },
  });
}

/** As JSON has it: moments as texts. */
const documentOf = (sent: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sent).map(([field, value]) => [field, value instanceof Date ? text(value) : value]),
  );

/**
 * The action of a form of the console: reads it, asks who sends it, and does what it is for. Who may, and whether the
 * person must have proved lately who it is, says the operation. What was typed survives every refusal; a stale edit says
 * what is there now.
 */
export const submitted = <Sent, Done>(
  operation: Asked,
  input: FormInput<Sent>,
  { gone, run, ...submission }: Work<Sent, Done>,
) =>
  formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
    const who = roleFor(operation.audience, form);
    const sent = input.parse(form);
    if (!who.success) return { problem: await said(gone ?? outOfDate) };
    if (!sent.success)
      return gone
        ? { problem: await said(gone) }
        : { fields: await fieldProblems(sent.error), values: input.shown(form) };
    const role = who.data;
    const isNamed = { role, isDangerous: isDangerous(operation, sent.data) };
    const work = () =>
      doneBy(isNamed, submission, ({ context, session }) => run({ context, session, role, sent: sent.data }));
    return editOutcome(work, () => input.shown(form));
  });

/** Does something as the administrator whose page asks for it, shows what has become of it, and leads on. */
export async function doneBy<Done>(
  { role, isDangerous }: { role: AdminRole; isDangerous: boolean },
  { shows, leadsTo }: Pick<Submission<Done>, "shows" | "leadsTo">,
  work: (who: Pick<Submitted<never>, "context" | "session">) => Promise<Done>,
): Promise<void> {
  const start = consolePath(role);
  const done = await work(await (isDangerous ? provenAdminContext : adminContext)(role));
  if (shows !== undefined) revalidatePath(shows === "everywhere" ? "/" : start + shows, "layout");
  if (leadsTo) redirect(start + leadsTo(done));
}

/** Whether somebody proves once more who that is: for the operation, or for one of the fields that are sent. */
export const isDangerous = ({ dangerous, dangerousFields = [] }: Asked, sent: unknown): boolean =>
  dangerous === true ||
  dangerousFields.some((name) => typeof sent === "object" && sent !== null && name in sent);

/** The role from whose pages a form comes: the only one that has it, or the one that it names. */
function roleFor(audience: readonly Audience[], form: FormData) {
  const roles = adminRole.options.filter((role) => audience.includes(role));
  return adminRole.extract(roles).safeParse(roles.length === 1 ? roles[0] : form.get("role"));
}
