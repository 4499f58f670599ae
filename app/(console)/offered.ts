import { admitted } from "@/lib/catalogue/operation";
import { registry } from "@/lib/faces/registry";
import { type Actor, mayAdministerDomain } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";

/** Whether somebody can do an operation anywhere. */
export const isOffered = (actor: Actor, does: string): boolean =>
  admitted(actor, registry.named(does)) !== null;

/**
 * The context in which a page shows what an operation shows, or offers to do what it does: with what somebody may there, and
 * nothing more. Null where the operation is not for them, or not in this domain.
 */
export function offered(context: Context, does: string, domain?: string): Context | null {
  const actor = admitted(context.actor, registry.named(does));
  if (!actor || (domain !== undefined && !mayAdministerDomain(actor, domain))) return null;
  return { ...context, actor };
}
