import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Transaction } from "@/lib/db/client";
import type { Context } from "@/lib/db/context";
import { identityProvider, templateMapping } from "@/lib/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/db/transaction";
import { readMetadata } from "@/lib/identity-provider/discovery";
import { type ProviderInput, setIdentityProviderInput } from "@/lib/identity-provider/input";
import { givenIssuer, rowFor } from "@/lib/identity-provider/provider-row";
import { findProviderBySlug, getProvider, type Provider } from "@/lib/identity-provider/queries";
import { sealSecrets } from "@/lib/identity-provider/secrets";
import { parseInput } from "@/lib/parse-input";
import { getTemplate } from "@/lib/template/queries";

/**
 * Creates or changes the provider with this slug. What is left out stays as it is, the client secret too; `settings`
 * and `mappings` are replaced as a whole. Unless `verify` is false, the issuer's discovery document must be
 * reachable and name exactly this issuer (OpenID Connect Discovery 4.3). Superadmins only. Throws `invalid-input`,
 * `not-found` for an unknown template, and `conflict` for a stale `expectedVersion`, and `unavailable` when the provider does not answer.
 */
export async function setIdentityProvider(
  context: Context,
  input: z.input<typeof setIdentityProviderInput>,
): Promise<{ id: string; slug: string; created: boolean }> {
  requireSuperadmin(context.actor);
  const given = parseInput(setIdentityProviderInput, input);
  const issuer = givenIssuer(given);
  // Asked before the transaction: no lock may wait for another server.
  if (given.verify && issuer !== undefined) await verifyIssuer(context, given, issuer);
  return inTransaction(context, (tx) => store(tx, given, issuer));
}

async function verifyIssuer({ db }: Context, given: ProviderInput, issuer: string): Promise<void> {
  const settings = given.settings ?? (await findProviderBySlug(db, given.slug))?.settings ?? {};
  await readMetadata({ issuer, settings });
}

async function store(tx: TransactionContext, given: ProviderInput, issuer: string | undefined) {
  // Locked first, so that two changes at the same time follow each other.
  await tx.db
    .select({ id: identityProvider.id })
    .from(identityProvider)
    .where(eq(identityProvider.slug, given.slug))
    .for("update");
  const before = await findProviderBySlug(tx.db, given.slug);
  if (before)
    await requireVersion(
      tx,
      { ...before, kind: "identity-provider", label: before.slug },
      given.expectedVersion,
    );
  const id = before?.id ?? uuidv7();
  const row = {
    ...rowFor(given, before, issuer),
    ...(given.clientSecret === undefined
      ? {}
      : { sealedSecrets: sealSecrets(id, { clientSecret: given.clientSecret }) }),
  };
  if (row.defaultTemplateId) await getTemplate(tx.db, row.defaultTemplateId);
  if (before) await tx.db.update(identityProvider).set(row).where(eq(identityProvider.id, id));
  else await tx.db.insert(identityProvider).values({ ...row, id, slug: given.slug });
  if (given.mappings) await replaceMappings(tx.db, id, given.mappings);
  await record(tx, id, before, given.clientSecret !== undefined);
  return { id, slug: given.slug, created: before === null };
}

async function replaceMappings(
  db: Transaction,
  identityProviderId: string,
  mappings: NonNullable<ProviderInput["mappings"]>,
): Promise<void> {
  for (const templateId of new Set(mappings.map((mapping) => mapping.templateId)))
    await getTemplate(db, templateId);
  await db.delete(templateMapping).where(eq(templateMapping.identityProviderId, identityProviderId));
  if (mappings.length === 0) return;
  await db
    .insert(templateMapping)
    .values(mappings.map((mapping, position) => ({ ...mapping, identityProviderId, position })));
}

async function record(
  tx: TransactionContext,
  id: string,
  before: Provider | null,
  secretChanged: boolean,
): Promise<void> {
  const after = await getProvider(tx.db, id);
  await recordEvent(tx, {
    action: before ? "identity-provider.update" : "identity-provider.create",
    subject: { kind: "identity-provider", id, label: after.slug },
    before: before && { ...before, ...(secretChanged ? { sealedSecrets: "before" } : {}) },
    after: { ...after, ...(secretChanged ? { sealedSecrets: "after" } : {}) },
  });
}
