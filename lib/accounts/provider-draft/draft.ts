import { z } from "zod";
import { actorId, forbidden, requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { seal, unseal } from "@/lib/platform/secrets/seal";

/** How long a draft is kept after it was last changed. */
export const draftLifetimeMs = 7 * 86_400_000;

/** A secret that was entered for other servers than those that are named now, and comes back when they are named again. */
const withheld = z.strictObject({ secret: z.string(), servers: z.array(z.string()) });

/** What the last connection test of a draft's settings came to. */
const verdict = z.strictObject({ signIn: z.boolean(), readingPeople: z.boolean() });

const content = z.strictObject({
  /** The form's inputs by their names, as a browser sends them. */
  values: z.record(z.string(), z.string()),
  /** Null: these settings have not been tested. */
  tested: verdict.nullable(),
  withheld: withheld.nullable().default(null),
});

/** What somebody has typed so far of a provider that is not there yet, the client secret included. */
export type DraftContent = z.output<typeof content>;

const purpose = (id: string) => `provider-draft:${id}`;

export const sealDraft = (id: string, draft: DraftContent): string =>
  seal(JSON.stringify(content.parse(draft)), purpose(id));

/** Opens a draft. Throws `internal` when it was sealed for another, or by another secret. */
export const openDraft = (id: string, sealed: string): DraftContent =>
  content.parse(JSON.parse(unseal(sealed, purpose(id))));

/** Whose drafts the actor has: its own and nobody else's. Throws `forbidden`. */
export function draftOwner({ actor }: Context): string {
  requireSuperadmin(actor);
  const owner = actorId(actor);
  if (owner === null) throw forbidden();
  return owner;
}
