import { z } from "zod";
import { type Actor, readableDomains } from "@/lib/platform/actor";
import { adminStates, directoryStates } from "@/lib/platform/db/schema/mailbox";

/** By what a list of mailboxes can be narrowed. */
export const mailboxFilter = z.strictObject({
  /** Part of the address or of the display name. */
  search: z.string().max(320).optional(),
  /** The exact name. */
  domain: z.string().max(253).trim().toLowerCase().optional(),
  adminState: z.enum(adminStates).optional(),
  directoryState: z.enum(directoryStates).optional(),
  /** `local` or the slug of an identity provider. */
  source: z.string().max(40).optional(),
  /** The name of a template. */
  template: z.string().max(100).optional(),
});
export type MailboxFilter = z.output<typeof mailboxFilter>;

/** A filter as the queries take it: never a domain that the actor may not read. Throws `forbidden`. */
export function visibleTo(actor: Actor, { domain, ...rest }: MailboxFilter) {
  const own = readableDomains(actor);
  if (domain === undefined) return { ...rest, domains: own ?? undefined };
  return { ...rest, domains: own === null || own.includes(domain) ? [domain] : [] };
}
