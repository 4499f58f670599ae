import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const refusals = words("permission", {
  notAllowed: "You don't have permission to do this.",
  impersonating:
    "You're impersonating this mailbox. Only the person can change its passwords and second factors here; administrators can do so in the console.",
});

/** Who asks for a change. Every write verb gets one in its context and authorises it first. */
export type Actor =
  | { kind: "system"; job: string }
  | { kind: "cli"; user: string }
  | { kind: "setup-link"; id: string }
  | { kind: "superadmin"; id: string; name: string }
  | { kind: "domain-admin"; id: string; name: string; domains: readonly string[] }
  /** `openedBy`: the login of the administrator who acts as this mailbox, if one does. */
  | { kind: "mailbox"; id: string; address: string; openedBy?: string }
  | { kind: "identity-provider"; id: string; slug: string };

/** One line for logs and the audit trail. */
export function actorLabel(actor: Actor): string {
  switch (actor.kind) {
    case "system":
      return actor.job;
    case "cli":
      return actor.user;
    case "setup-link":
      return "set-up link";
    case "superadmin":
    case "domain-admin":
      return actor.name;
    case "mailbox":
      return actor.openedBy ? `${actor.address} (opened by ${actor.openedBy})` : actor.address;
    case "identity-provider":
      return actor.slug;
  }
}

/** The stable id behind the actor, or null where there is none (jobs, shell users). */
export function actorId(actor: Actor): string | null {
  return "id" in actor ? actor.id : null;
}

function mayAdministerEverything(actor: Actor): boolean {
  return actor.kind === "system" || actor.kind === "cli" || actor.kind === "superadmin";
}

/** Whether the actor administers the domain; superadmins, jobs and the shell administer all. */
export function mayAdministerDomain(actor: Actor, domainName: string): boolean {
  if (mayAdministerEverything(actor)) return true;
  return actor.kind === "domain-admin" && actor.domains.includes(domainName);
}

/** The `forbidden` of whoever may not do what was asked for. */
export const forbidden = () => new AppError("forbidden", refusals("notAllowed"));

/** Throws `forbidden` unless the actor administers the whole installation. */
export function requireSuperadmin(actor: Actor): void {
  if (!mayAdministerEverything(actor)) throw forbidden();
}

/** Throws `forbidden` unless the actor administers this domain. */
export function requireDomainAdmin(actor: Actor, domainName: string): void {
  if (!mayAdministerDomain(actor, domainName)) throw forbidden();
}

/** Throws `forbidden` unless the actor is the mailbox itself or administers its domain. */
export function requireMailboxAccess(actor: Actor, mailbox: { id: string; domainName: string }): void {
  if (actor.kind === "mailbox" && actor.id === mailbox.id) return;
  requireDomainAdmin(actor, mailbox.domainName);
}

/**
 * Throws `forbidden` for an administrator who has only opened a mailbox: nobody may leave a way in behind that stays
 * when the hour is over, and that the trail would show as the person's own.
 */
export function refuseOpened(actor: Actor): void {
  if (actor.kind === "mailbox" && actor.openedBy !== undefined)
    throw new AppError("forbidden", refusals("impersonating"));
}

/** Throws `forbidden` unless the actor is this identity provider's sign-in or sync, or a superadmin. */
export function requireProvider(actor: Actor, providerId: string): void {
  if (actor.kind === "identity-provider" && actor.id === providerId) return;
  requireSuperadmin(actor);
}

/** The domains whose records the actor may read; null: all. Throws `forbidden` for who administers nothing. */
export function readableDomains(actor: Actor): readonly string[] | null {
  if (mayAdministerEverything(actor)) return null;
  if (actor.kind !== "domain-admin") throw forbidden();
  return actor.domains;
}
