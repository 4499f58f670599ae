import { and, asc, gt, type SQL } from "drizzle-orm";
import { z } from "zod";
import {
  countConflicts,
  type IdentityConflict,
  isRecent,
  selectConflicts,
} from "@/lib/accounts/external-identity/queries";
import type { Actor } from "@/lib/platform/actor";
import { equal, readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { domain, identityConflict, identityProvider } from "@/lib/platform/db/schema";
import { conflictKinds } from "@/lib/platform/db/schema/identity-conflict";
import { parseInput } from "@/lib/platform/input/parse-input";
import { mostCounted } from "@/lib/platform/list/count-found";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";

const filterInput = z.strictObject({
  kind: z.enum(conflictKinds).optional(),
  /** Slug of the provider that the account is at. */
  provider: z.string().max(40).optional(),
});
type ConflictFilter = z.input<typeof filterInput>;

export const conflictPageInput = filterInput.extend({
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
  const { cursor, limit, ...filter } = parseInput(conflictPageInput, input);
  const after = cursor === undefined ? undefined : gt(identityConflict.id, readCursor(cursor, place)[0]);
  const rows = await selectConflicts(db)
    .where(and(shownTo(actor, filter), after))
    .orderBy(asc(identityConflict.id))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ id }) => [id]);
}

/** How many conflicts all pages have together, up to `mostCounted + 1`. Throws as `listConflictPage`. */
export async function countConflictsFound({ db, actor }: Context, filter: ConflictFilter): Promise<number> {
  const all = await countConflicts(db, shownTo(actor, parseInput(filterInput, filter)));
  return Math.min(all, mostCounted + 1);
}

const shownTo = (actor: Actor, { kind, provider }: ConflictFilter): SQL | undefined =>
  and(
    isRecent(),
    readableBy(actor, domain.name),
    equal(identityConflict.kind, kind),
    equal(identityProvider.slug, provider),
  );

/** The list of conflicts, as a page of the console reads it. */
export const conflictList = { page: listConflictPage, count: countConflictsFound };
