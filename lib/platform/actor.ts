import { AppError } from "@/lib/platform/errors";
import type { Delegation, Permission } from "@/lib/platform/permission";
import { words } from "@/lib/words/text";

const refusals = words("permission", {
  notAllowed: "You don't have permission to do this.",
  impersonating:
    "You're impersonating this mailbox. Only the person can change its passwords and second factors here; administrators can do so in the console.",
});

interface DomainAdmin {
  kind: "domain-admin";
  id: string;
  name: string;
  /** Those that it administers without restriction. */
  domains: readonly string[];
  /** What it may do in further domains. Worth nothing by itself: only `acting` makes use of it, for one operation. */
  delegated?: readonly Delegation[];
  /** The permissions that the operation under way accepts; `acting` alone sets them. */
  using?: readonly Permission[];
}

/** Who asks for a change. Every write verb gets one in its context and authorises it first. */
export type Actor =
  | { kind: "system"; job: string }
  | { kind: "cli"; user: string }
  | { kind: "setup-link"; id: string }
  | { kind: "superadmin"; id: string; name: string }
  | DomainAdmin
  /** `impersonatedBy`: the login of the administrator who acts as this mailbox, if one does. */
  | { kind: "mailbox"; id: string; address: string; impersonatedBy?: string }
  | { kind: "identity-provider"; id: string; slug: string };

/** One line for logs and the audit log. */
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
      return actor.impersonatedBy ? `${actor.address} (opened by ${actor.impersonatedBy})` : actor.address;
    case "identity-provider":
      return actor.slug;
  }
}

/** The stable id behind the actor, or null where there is none (jobs, shell users). */
export function actorId(actor: Actor): string | null {
  return "id" in actor ? actor.id : null;
}

/** Superadmins, jobs and the shell administer the whole installation. */
export function mayAdministerEverything(actor: Actor): boolean {
  return actor.kind === "system" || actor.kind === "cli" || actor.kind === "superadmin";
}

/** The domains where the operation under way may be done: those without restriction, and those where its permission was given. */
function domainsOf({ domains, delegated = [], using = [] }: DomainAdmin): readonly string[] {
  const opened = delegated.filter(({ permissions }) => permissions.some((one) => using.includes(one)));
  return [...new Set([...domains, ...opened.map(({ domain }) => domain)])];
}

/** What a delegate was given in a domain; null for whoever administers it without restriction. */
export function chosenPermissions(actor: Actor, domainName: string): readonly Permission[] | null {
  if (actor.kind !== "domain-admin" || actor.domains.includes(domainName)) return null;
  return actor.delegated?.find(({ domain }) => domain === domainName)?.permissions ?? null;
}

/** Whether the actor administers the domain; superadmins, jobs and the shell administer all. */
export function mayAdministerDomain(actor: Actor, domainName: string): boolean {
  if (mayAdministerEverything(actor)) return true;
  return actor.kind === "domain-admin" && domainsOf(actor).includes(domainName);
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
 * when the hour is over, and that the audit log would show as the person's own.
 */
export function refuseImpersonated(actor: Actor): void {
  if (actor.kind === "mailbox" && actor.impersonatedBy !== undefined)
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
  return domainsOf(actor);
}

/**
 * The actor as it is for an operation that these permissions open: somebody with a delegated role administers the domains
 * where it has one of them, and no others. Null for whom that leaves nothing, which is everybody delegated where an operation
 * declares no permission.
 */
export function acting(actor: Actor, using: readonly Permission[] = []): Actor | null {
  if (actor.kind !== "domain-admin" || actor.delegated === undefined) return actor;
  const narrowed = { ...actor, using };
  return domainsOf(narrowed).length > 0 ? narrowed : null;
}
