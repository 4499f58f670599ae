import type { ConsoleWorld, VisitorKind } from "@/lib/testing/console-world";
import { sentForm } from "@/lib/testing/sent-form";

export interface ActionSample {
  /** Who may call it, each with arguments of its own. */
  roles: readonly VisitorKind[];
  /** What its form sends about things of the world. */
  args(world: ConsoleWorld, role: VisitorKind): unknown[];
  /** What the sample comes to for who may: a change, an answer without one, or (no real proof in it) a refusal. */
  own?: "changes" | "answers" | "refuses";
  /**
   * What somebody of the same role gets who has nothing to do with this world: a refusal, or nothing happens;
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

export type Values = Record<string, string | string[]>;

export const admins = ["superadmin", "domain-admin"] as const;
export const superadmins = ["superadmin"] as const;
export const users = ["user"] as const;

/** The arguments of an action behind `useActionState`. */
export const sent = (values: Values): unknown[] => [{}, sentForm(values)];

/** A form that says in a hidden field whose pages it is on. */
export const withRole =
  (values: (world: ConsoleWorld) => Values) => (world: ConsoleWorld, role: VisitorKind) =>
    sent({ role, ...values(world) });

export const form = (values: (world: ConsoleWorld) => Values) => (world: ConsoleWorld) => sent(values(world));

export const doorOf = (role: VisitorKind) => (role === "user" ? "portal" : role);

/** A good one that nobody has yet. */
export const newPassword = "an even better passphrase";
