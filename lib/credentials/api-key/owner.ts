import { type Actor, forbidden } from "@/lib/platform/actor";

/** Whom a key belongs to; it can never do more than its owner. */
export type ApiKeyOwner = { adminId: string } | { mailboxId: string };

const isShell = (actor: Actor) => actor.kind === "cli" || actor.kind === "system";

const isOwn = (actor: Actor, owner: ApiKeyOwner): boolean =>
  "adminId" in owner
    ? (actor.kind === "superadmin" || actor.kind === "domain-admin") && actor.id === owner.adminId
    : actor.kind === "mailbox" && actor.impersonatedBy === undefined && actor.id === owner.mailboxId;

/**
 * Throws `forbidden` unless the actor is the owner itself or the shell: a key acts in its owner's name. An
 * administrator who has opened the mailbox is not the owner.
 */
export function requireOwner(actor: Actor, owner: ApiKeyOwner): void {
  if (!isShell(actor) && !isOwn(actor, owner)) throw forbidden();
}

/** Whether the actor may see and revoke the owner's keys: the owner itself, the shell and superadmins. */
export const mayRevoke = (actor: Actor, owner: ApiKeyOwner): boolean =>
  isShell(actor) || actor.kind === "superadmin" || isOwn(actor, owner);
