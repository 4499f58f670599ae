import { and, desc, eq, gt } from "drizzle-orm";
import {
  type DraftContent,
  draftLifetimeMs,
  draftOwner,
  openDraft,
} from "@/lib/accounts/provider-draft/draft";
import type { Context } from "@/lib/platform/db/context";
import { providerDraft } from "@/lib/platform/db/schema";

export interface ProviderDraft extends DraftContent {
  id: string;
  changedAt: Date;
}

/** What was typed; null for what does not open any more, as after the secret of the installation was changed: it is gone. */
function opened({ id, sealed, changedAt }: typeof providerDraft.$inferSelect): ProviderDraft | null {
  try {
    return { id, changedAt, ...openDraft(id, sealed) };
  } catch {
    return null;
  }
}

const alive = () => gt(providerDraft.changedAt, new Date(Date.now() - draftLifetimeMs));

/** A draft of the actor's own; null for one that is not there any more, and for anybody else's. Throws `forbidden`. */
export async function findDraft(context: Context, id: string): Promise<ProviderDraft | null> {
  const own = and(eq(providerDraft.id, id), eq(providerDraft.ownerId, draftOwner(context)));
  const [row] = await context.db.select().from(providerDraft).where(and(own, alive()));
  return row ? opened(row) : null;
}

/** The drafts of the actor's own, the last changed first. Throws `forbidden`. */
export async function listDrafts(context: Context): Promise<ProviderDraft[]> {
  const rows = await context.db
    .select()
    .from(providerDraft)
    .where(and(eq(providerDraft.ownerId, draftOwner(context)), alive()))
    .orderBy(desc(providerDraft.changedAt));
  return rows.flatMap((row) => opened(row) ?? []);
}
