import { eq } from "drizzle-orm";
import { z } from "zod";
import {
  givenIssuer,
  rowFor,
  type SecretPlace,
  secretStays,
} from "@/lib/accounts/identity-provider/provider-row";
import { getTemplate } from "@/lib/accounts/template/queries";
import type { Handle } from "@/lib/platform/db/client";
import { identityProvider } from "@/lib/platform/db/schema";
import type { ClientCredential } from "@/lib/providers/client/authenticate-client";
import type { Probe } from "@/lib/providers/connection-test/step";
import type { ProviderKindName } from "@/lib/providers/kinds/registry";
import { openIdSettingsOf } from "@/lib/providers/kinds/settings-of-kind";
import { setIdentityProviderInput } from "@/lib/providers/provider/input";
import { findProviderBySlug, type Provider } from "@/lib/providers/provider/queries";
import { openDomains } from "@/lib/providers/settings/provider-warnings";
import { credentialOf, readSecrets } from "@/lib/providers/settings/secrets";

/** The form of a provider, as it would be saved, and whom to try. */
export const testConnectionInput = z.strictObject({
  provider: setIdentityProviderInput,
  /** User name or email address at the directory; left out: any person. */
  sampleUser: z.string().trim().min(1).max(320).optional(),
});

/** What the test works on: the form over what is stored. */
export async function readProbe(
  db: Handle,
  { provider: given, sampleUser }: z.output<typeof testConnectionInput>,
): Promise<Probe & { kind: ProviderKindName }> {
  const stored = await findProviderBySlug(db, given.slug);
  const row = rowFor(given, stored, givenIssuer(given));
  const { kind, issuer, clientId, settings, defaultTemplateId } = row;
  return {
    kind,
    issuer,
    clientId,
    settings,
    defaultTemplateId,
    slug: given.slug,
    credential: await credentialFor(db, given.clientSecret, stored, row),
    mappings: given.mappings ?? stored?.mappings ?? [],
    templateName: async (id) => (await getTemplate(db, id)).name,
    openDomains: () => openDomains(db),
    sampleUser: sampleUser ?? null,
  };
}

/** What the form gives, or what is stored, where that may be used for what the form says. */
async function credentialFor(
  db: Handle,
  clientSecret: string | undefined,
  stored: Provider | null,
  row: SecretPlace & { clientId: string },
): Promise<ClientCredential | null> {
  const client = openIdSettingsOf(row)?.client;
  if (clientSecret !== undefined) return credentialOf(client, { clientSecret, clientKeys: {} });
  if (stored === null || !secretStays(stored, row) || stored.clientId !== row.clientId) return null;
  const [found] = await db
    .select({ sealedSecrets: identityProvider.sealedSecrets })
    .from(identityProvider)
    .where(eq(identityProvider.id, stored.id));
  return credentialOf(client, readSecrets(stored.id, found?.sealedSecrets ?? null));
}
