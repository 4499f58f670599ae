import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Handle } from "@/lib/db/client";
import { identityProvider } from "@/lib/db/schema";
import { enteredReach } from "@/lib/foreign-answer/reach";
import type { Probe } from "@/lib/identity-provider/connection-test/step";
import { setIdentityProviderInput } from "@/lib/identity-provider/input";
import { givenIssuer, rowFor, secretStays } from "@/lib/identity-provider/provider-row";
import { findProviderBySlug, type Provider } from "@/lib/identity-provider/queries";
import { readSecrets } from "@/lib/identity-provider/secrets";
import { getTemplate } from "@/lib/template/queries";

/** The form of a provider, as it would be saved, and whom to try. */
export const testConnectionInput = z.strictObject({
  provider: setIdentityProviderInput,
  /** User name or e-mail address at Keycloak; left out: any person. */
  sampleUser: z.string().trim().min(1).max(320).optional(),
});

/** What the test works on: the form over what is stored. */
export async function readProbe(
  db: Handle,
  { provider: given, sampleUser }: z.output<typeof testConnectionInput>,
): Promise<Probe> {
  const stored = await findProviderBySlug(db, given.slug);
  // A form without a new secret keeps the stored one; whether it may be used here is decided below.
  const row = rowFor({ ...given, clientSecret: given.clientSecret ?? "-" }, stored, givenIssuer(given));
  const mayUseStored = stored !== null && secretStays(stored, row) && stored.clientId === row.clientId;
  return {
    ...row,
    slug: given.slug,
    clientSecret: given.clientSecret ?? (mayUseStored ? await storedSecret(db, stored) : null),
    mappings: given.mappings ?? stored?.mappings ?? [],
    templateName: async (id) => (await getTemplate(db, id)).name,
    sampleUser: sampleUser ?? null,
    metadata: null,
    reachOf: () => enteredReach,
    clock: null,
    accessToken: null,
    people: null,
  };
}

async function storedSecret(db: Handle, { id }: Provider): Promise<string> {
  const [row] = await db
    .select({ sealedSecrets: identityProvider.sealedSecrets })
    .from(identityProvider)
    .where(eq(identityProvider.id, id));
  return readSecrets(id, row?.sealedSecrets ?? null).clientSecret;
}
