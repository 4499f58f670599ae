import { eq } from "drizzle-orm";
import type { Kept, Recorded } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { identityProvider } from "@/lib/platform/db/schema";
import { getProvider, getProviderBySlug, type Provider } from "@/lib/providers/provider/queries";

/** How providers are recorded; superadmins make and change them. */
export const recordedProvider: Recorded<{ id: string; slug: string }> = {
  kind: "identity-provider",
  label: ({ slug }) => slug,
  authorise: requireSuperadmin,
};

/** How they are locked, by their id. */
export const providers: Kept<Provider, { id: string }> = {
  ...recordedProvider,
  async lock({ db }, { id }) {
    await db
      .select({ id: identityProvider.id })
      .from(identityProvider)
      .where(eq(identityProvider.id, id))
      .for("update");
    return getProvider(db, id);
  },
};

/** By their name, with what our client proves itself with. */
export const providersWithSecrets: Kept<Provider & { sealedSecrets: string | null }, { slug: string }> = {
  ...recordedProvider,
  async lock({ db }, { slug }) {
    const sealedSecrets = await lockSlug(db, slug);
    return { ...(await getProviderBySlug(db, slug)), sealedSecrets };
  },
};

/** Locks the provider of this name, if there is one, so that two changes at the same time follow each other. */
export async function lockSlug(db: Transaction, slug: string): Promise<string | null> {
  const [row] = await db
    .select({ sealedSecrets: identityProvider.sealedSecrets })
    .from(identityProvider)
    .where(eq(identityProvider.slug, slug))
    .for("update");
  return row?.sealedSecrets ?? null;
}
