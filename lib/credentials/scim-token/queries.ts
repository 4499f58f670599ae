import { desc, eq, getTableColumns } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { identityProvider, scimToken } from "@/lib/platform/db/schema";

const { digest: _never, ...publicColumns } = getTableColumns(scimToken);

const selectTokens = (db: Handle) =>
  db
    .select({ ...publicColumns, provider: identityProvider.slug })
    .from(scimToken)
    .innerJoin(identityProvider, eq(identityProvider.id, scimToken.identityProviderId))
    .$dynamic();

/** A token as it may be shown: nothing in it helps to use it. */
export type ScimTokenEntry = Awaited<ReturnType<typeof selectTokens>>[number];

/** The token with this id, or null. */
export async function findScimToken(db: Handle, id: string): Promise<ScimTokenEntry | null> {
  const [row] = await selectTokens(db).where(eq(scimToken.id, id));
  return row ?? null;
}

/** The tokens of a provider, newest first; there are few. */
export const listScimTokens = (db: Handle, providerId: string): Promise<ScimTokenEntry[]> =>
  selectTokens(db).where(eq(scimToken.identityProviderId, providerId)).orderBy(desc(scimToken.id));
