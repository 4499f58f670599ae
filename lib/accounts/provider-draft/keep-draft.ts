import { and, asc, eq, lt } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import {
  type DraftContent,
  draftLifetimeMs,
  draftOwner,
  sealDraft,
} from "@/lib/accounts/provider-draft/draft";
import { findDraft, type ProviderDraft } from "@/lib/accounts/provider-draft/queries";
import type { Handle } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { providerDraft } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError, invalidInput } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const draftWords = words("provider.draft", {
  gone: "This draft no longer exists. Drafts are deleted a week after the last change.",
  tooLong: "must be shorter",
});

/** Of one administrator; the oldest make room. */
const mostDrafts = 10;
/** In characters of all its texts; a bundle of certificates is the longest that anybody has. */
const longestDraft = 400_000;

/*
 * What is typed into the wizard. It changes nothing of the installation until the provider is created, so it is not
 * recorded, and nobody but its administrator sees it.
 */

/** Begins a draft with these inputs; answers its id. For superadmins; throws `forbidden`. */
export function beginDraft(context: Context, values: DraftContent["values"]): Promise<string> {
  const ownerId = draftOwner(context);
  const id = uuidv7();
  return inTransaction(context, async ({ db }) => {
    const own = await db
      .select({ id: providerDraft.id })
      .from(providerDraft)
      .where(eq(providerDraft.ownerId, ownerId))
      .orderBy(asc(providerDraft.changedAt));
    for (const { id: old } of own.slice(0, Math.max(0, own.length + 1 - mostDrafts)))
      await db.delete(providerDraft).where(eq(providerDraft.id, old));
    await db.insert(providerDraft).values({
      id,
      ownerId,
      changedAt: new Date(),
      sealed: sealDraft(id, bounded({ values, tested: null, withheld: null })),
    });
    return id;
  });
}

/**
 * Changes a draft of the actor's own by what `change` makes of it: two tabs that change different inputs lose none. Throws
 * `not-found` for one that is gone, `invalid-input` for one that is too long, and `forbidden`.
 */
export async function changeDraft(
  context: Context,
  id: string,
  change: (draft: DraftContent) => DraftContent,
): Promise<ProviderDraft> {
  const ownerId = draftOwner(context);
  return inTransaction(context, async (tx) => {
    await tx.db
      .select({ id: providerDraft.id })
      .from(providerDraft)
      .where(eq(providerDraft.id, id))
      .for("update");
    const before = await findDraft(tx, id);
    if (!before) throw new AppError("not-found", draftWords("gone"));
    const { id: _id, changedAt: _changedAt, ...content } = before;
    const after = bounded(change(content));
    const changedAt = new Date();
    await tx.db
      .update(providerDraft)
      .set({ sealed: sealDraft(id, after), changedAt })
      .where(and(eq(providerDraft.id, id), eq(providerDraft.ownerId, ownerId)));
    return { id, changedAt, ...after };
  });
}

function bounded(draft: DraftContent): DraftContent {
  const lengths = Object.entries(draft.values).map(([name, { length }]) => ({ name, length }));
  const longest = lengths.toSorted((one, other) => other.length - one.length)[0];
  if (longest && lengths.reduce((sum, { length }) => sum + length, 0) > longestDraft)
    throw invalidInput({ [longest.name]: draftWords("tooLong") });
  return draft;
}

/** Removes a draft of the actor's own. Throws `forbidden`. */
export async function removeDraft(context: Context, id: string): Promise<void> {
  const own = eq(providerDraft.ownerId, draftOwner(context));
  await context.db.delete(providerDraft).where(and(eq(providerDraft.id, id), own));
}

/** Removes what was not changed for a week. */
export async function purgeDrafts(db: Handle, now = new Date()): Promise<void> {
  const end = new Date(now.getTime() - draftLifetimeMs);
  await db.delete(providerDraft).where(lt(providerDraft.changedAt, end));
}
