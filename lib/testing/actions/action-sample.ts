import type { FormName } from "@/app/(console)/forms";
import type { ConsoleFixture, VisitorKind } from "@/lib/testing/console-fixture";
import { sentForm } from "@/lib/testing/sent-form";

export interface ActionSample {
  /** Who may call it, each with arguments of its own. */
  roles: readonly VisitorKind[];
  /** What its form sends about things of the fixture. */
  args(fixture: ConsoleFixture, role: VisitorKind): unknown[];
  /** What the sample comes to for who may: a change, an answer without one, or (no real proof in it) a refusal. */
  own?: "changes" | "answers" | "refuses";
  /**
   * What somebody of the same role gets who has nothing to do with this fixture: a refusal, or nothing happens;
   * `own-things`: the action never takes more than the caller's own, so there is nothing to try.
   */
  foreign?: "refused" | "nothing" | "own-things";
}

/** An action that anybody may call, and why. */
export interface OpenAction {
  open: string;
  /** What its page sends; left out: nothing. */
  args?: readonly unknown[];
}

export type ActionEntry = ActionSample | OpenAction;

/** The actions of a file below `app/`. */
export const actionsOf = (file: string, actions: Record<string, ActionEntry>): Record<string, ActionEntry> =>
  Object.fromEntries(Object.entries(actions).map(([name, entry]) => [`${file}#${name}`, entry]));

const sender = "(console)/send.ts#send";

/** What the action of the console's forms is called where it sends this one. */
export const sending = (form: FormName): string => `${sender} ${form}`;

/** Which of the actions are such forms. */
export const sentForms = (names: readonly string[]): string[] =>
  names.flatMap((name) => (name.startsWith(`${sender} `) ? [name.slice(sender.length + 1)] : []));

/** Forms of the console, by their names. */
export const formsOf = (
  forms: { readonly [Name in FormName]?: ActionSample },
): Record<string, ActionSample> =>
  Object.fromEntries(
    Object.entries(forms).map(([name, sample]) => [
      `${sender} ${name}`,
      { ...sample, args: (fixture, role) => [name, ...sample.args(fixture, role)] },
    ]),
  );

export const admins = ["superadmin", "domain-admin"] as const;
export const superadmins = ["superadmin"] as const;

type Values = Record<string, string | string[]>;
type Sends = (fixture: ConsoleFixture, role: VisitorKind) => Values;
type Rules = Pick<ActionSample, "own" | "foreign">;

/** The arguments of an action behind `useActionState`. */
export const sent = (values: Values): unknown[] => [{}, sentForm(values)];

const formOf =
  (roles: readonly VisitorKind[]) =>
  (values: Sends, rules: Rules = {}): ActionSample => ({
    roles,
    args: (fixture, role) => sent(values(fixture, role)),
    ...rules,
  });

/** A form of superadmins, with what it sends. */
export const superadmin = formOf(superadmins);

/** A form of people on their own page, with what it sends. */
export const user = formOf(["user"]);

/** A form of both kinds of administrators; it says in a hidden field whose pages it is on. */
export const anyAdmin = (values: Sends, rules: Rules = {}): ActionSample =>
  formOf(admins)((fixture, role) => ({ role, ...values(fixture, role) }), rules);

/** What a script on a page of administrators calls, with values. */
export const calledByAdmin = (
  values: (fixture: ConsoleFixture) => object,
  rules: Rules = {},
): ActionSample => ({
  roles: admins,
  args: (fixture, role) => [{ role, ...values(fixture) }],
  ...rules,
});

export const doorOf = (role: VisitorKind) => (role === "user" ? "portal" : role);

/** A good one that nobody has yet. */
export const newPassword = "an even better passphrase";
