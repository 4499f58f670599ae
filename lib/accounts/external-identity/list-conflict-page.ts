import { and, asc, eq, gt, type SQL } from "drizzle-orm";
import { z } from "zod";
import { type IdentityConflict, isRecent, selectConflicts } from "@/lib/accounts/external-identity/queries";
import { readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { domain, identityConflict, identityProvider } from "@/lib/platform/db/schema";
import { conflictKinds } from "@/lib/platform/db/schema/identity-conflict";
import { parseInput } from "@/lib/platform/input/parse-input";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";

export const conflictPageInput = z.strictObject({
  kind: z.enum(conflictKinds).optional(),
  /** Slug of the provider that the account is at. */
  provider: z.string().max(40).optional(),
  /** `next` of the page before. */
  cursor: z.string().max(1_000).optional(),
  limit: z.int().min(1).max(1_000).default(50),
});

const place = z.tuple([z.uuid()]);

/**
 * What providers say of accounts and we do not, the one known for longest first. Domain admins see what is about mailboxes
 * of their domains. Throws `forbidden` and `invalid-input`.
 */
export async function listConflictPage(
  { db, actor }: Context,
  input: z.input<typeof conflictPageInput>,
): Promise<Page<IdentityConflict>> {
  const { kind, provider, cursor, limit } = parseInput(conflictPageInput, input);
  const conditions: (SQL | undefined)[] = [
    isRecent(),
    readableBy(actor, domain.name),
    kind && eq(identityConflict.kind, kind),
    provider === undefined ? undefined : eq(identityProvider.slug, provider),
    cursor === undefined ? undefined : gt(identityConflict.id, readCursor(cursor, place)[0]),
  ];
  const rows = await selectConflicts(db)
    .where(and(...conditions))
    .orderBy(asc(identityConflict.id))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ id }) => [id]);
}
