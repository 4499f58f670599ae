import { type Actor, requireDomainAdmin } from "@/lib/platform/actor";
import type { AliasManager } from "@/lib/platform/db/schema/alias";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const permissionWords = words("alias.permission", {
  impersonating: "You can't change temporary addresses while you impersonate a mailbox.",
  notFound: "Alias not found. It may already have been deleted.",
});

interface OwnedAlias {
  mailboxId: string;
  managedBy: AliasManager;
  domainName: string;
}

/** Whether this is a mailbox, as which nobody else acts, with an alias that it has made for itself. */
const isOwner = (actor: Actor, alias: OwnedAlias): boolean =>
  actor.kind === "mailbox" && actor.id === alias.mailboxId && alias.managedBy === "owner";

/**
 * Throws `forbidden` for an administrator who has opened somebody's mailbox: addresses that a person hides behind are
 * the person's.
 */
export function requireNotOpened(actor: Actor): void {
  if (actor.kind === "mailbox" && actor.impersonatedBy)
    throw new AppError("forbidden", permissionWords("impersonating"));
}

/**
 * Throws unless the actor administers the alias's domain, or is the mailbox that has made it for itself: `not-found`, as
 * for an alias that does not exist, since that is nobody else's business.
 */
export function requireAliasAccess(actor: Actor, alias: OwnedAlias): void {
  requireNotOpened(actor);
  if (isOwner(actor, alias)) return;
  try {
    requireDomainAdmin(actor, alias.domainName);
  } catch (cause) {
    throw new AppError("not-found", permissionWords("notFound"), { cause });
  }
}
