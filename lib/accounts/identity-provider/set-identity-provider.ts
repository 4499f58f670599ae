import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { endMailPasswords } from "@/lib/accounts/identity-provider/end-mail-passwords";
import { lockSlug, recordedProvider } from "@/lib/accounts/identity-provider/kept";
import { givenIssuer, rowFor } from "@/lib/accounts/identity-provider/provider-row";
import { providerUse } from "@/lib/accounts/identity-provider/provider-use";
import { secretColumns } from "@/lib/accounts/identity-provider/secret-columns";
import { getTemplate } from "@/lib/accounts/template/queries";
import { type Done, verb } from "@/lib/catalogue/run";
import {
  endPasswordSessionsOfSource,
  endSessionsByProvider,
} from "@/lib/credentials/web-session/end-session";
import { eventOf } from "@/lib/platform/audit/event-of";
import { requireVersion } from "@/lib/platform/audit/expected-version";
import type { EventInput } from "@/lib/platform/audit/record-event";
import type { Transaction } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { identityProvider, templateMapping } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { type ClientKeyAlgorithm, usualKeyAlgorithm } from "@/lib/providers/client/client-key";
import { kindOf } from "@/lib/providers/kinds/registry";
import { openIdSettingsOf } from "@/lib/providers/kinds/settings-of-kind";
import { askAlgorithm } from "@/lib/providers/openid/ask-algorithm";
import { type ProviderInput, setIdentityProviderInput } from "@/lib/providers/provider/input";
import { findProviderBySlug, getProvider, type Provider } from "@/lib/providers/provider/queries";
import type { ProviderSettings } from "@/lib/providers/settings/settings";
import { requestRevocationOfSource } from "@/lib/revocation/outbox/request-revocation";
import { words } from "@/lib/words/text";

const issuerWords = words("provider.issuerChange", {
  linkedAnew:
    "{count, plural, one {# person is} other {# people are}} linked to {slug} by the issuer {issuer}. With a different issuer, each is linked again by address at the next sign-in. Confirm that this is intended (changeIssuer).",
  lockedOut:
    "{count, plural, one {# person is} other {# people are}} linked to {slug} by the issuer {issuer}. With a different issuer, none of them can sign in, since linking by address is off. Confirm that this is intended (changeIssuer).",
});

const changeWords = words("provider.change", {
  gone: "Identity provider {slug} no longer exists.",
});

/**
 * Creates or changes the provider with this slug. What is left out stays as it is, the client secret too; `settings`
 * and `mappings` are replaced as a whole. With `private_key_jwt` a key
 * pair is made here instead of a secret, for what the provider takes. Unless `verify` is false, the issuer's discovery document must be
 * reachable and name exactly this issuer (OpenID Connect Discovery 4.3). Another issuer, and switching the provider off,
 * end the sessions it opened and what its people have open at the mail server. Superadmins only. Throws
 * `invalid-input` (also for a stored secret that would go to another address),
 * `not-found` for an unknown template, `conflict` for a stale `expectedVersion` and for another issuer that nobody
 * confirmed although people are linked, and `unavailable` when the provider does not answer.
 */
export const setIdentityProvider = verb({
  ...recordedProvider,
  input: setIdentityProviderInput,
  prepare: askProvider,
  work: store,
});

/**
 * What a provider is asked before the transaction, since no lock may wait for another server: whether a new issuer is the
 * right one, and by what a key would sign that is made with this change.
 */
async function askProvider({ db }: Context, given: ProviderInput): Promise<ClientKeyAlgorithm> {
  const issuer = givenIssuer(given);
  const isNews = issuer !== undefined || given.settings !== undefined;
  if (!given.verify || !isNews) return usualKeyAlgorithm;
  const after = rowFor(given, await findProviderBySlug(db, given.slug), issuer);
  if (issuer !== undefined) await kindOf(after.kind).verify(after);
  const settings = openIdSettingsOf(after);
  return settings?.client.authentication === "private_key_jwt"
    ? askAlgorithm({ issuer: after.issuer, settings })
    : usualKeyAlgorithm;
}

async function store(
  tx: TransactionContext,
  given: ProviderInput,
  algorithm: ClientKeyAlgorithm,
): Promise<Done<{ id: string; slug: string; created: boolean }>> {
  await lockSlug(tx.db, given.slug);
  const before = await findProviderBySlug(tx.db, given.slug);
  if (before)
    await requireVersion(
      tx,
      { ...before, kind: "identity-provider", label: before.slug },
      given.expectedVersion,
    );
  else if (given.expectedVersion !== undefined)
    throw new AppError("not-found", changeWords("gone", { slug: given.slug }));
  const id = before?.id ?? uuidv7();
  const plain = rowFor(given, before, givenIssuer(given));
  const secrets = await secretColumns(id, given, before, plain, algorithm);
  const row = { ...plain, ...secrets };
  if (before && before.issuer !== row.issuer && !given.changeIssuer)
    await refuseUnmeantIssuer(tx, before, row.settings);
  if (before && (before.issuer !== row.issuer || (before.enabled && !row.enabled)))
    await endByProvider(tx.db, before);
  if (before) await endMailPasswords(tx.db, before, { ...row, id });
  if (row.defaultTemplateId) await getTemplate(tx.db, row.defaultTemplateId);
  if (before) await tx.db.update(identityProvider).set(row).where(eq(identityProvider.id, id));
  else await tx.db.insert(identityProvider).values({ ...row, id, slug: given.slug });
  if (given.mappings) await replaceMappings(tx.db, id, given.mappings);
  return {
    events: [await eventFor(tx.db, id, before, secrets.sealedSecrets !== undefined)],
    answer: { id, slug: given.slug, created: before === null },
  };
}

/** For what the provider vouched is not vouched for any more: web sessions, and whatever a mail app got in with. */
async function endByProvider(db: Transaction, { id, kind }: Provider): Promise<void> {
  await endSessionsByProvider(db, id);
  // A password that the provider has checked opens a session like any other password.
  if (kindOf(kind).credentialCheck?.by === "bind") await endPasswordSessionsOfSource(db, id);
  await requestRevocationOfSource(db, id, "provider-changed");
}

/** People are known by issuer and subject: under another issuer nobody is. */
async function refuseUnmeantIssuer(
  tx: TransactionContext,
  before: Provider,
  { linkByEmail }: ProviderSettings,
): Promise<void> {
  const { linked } = await providerUse(tx.db, before);
  if (linked === 0) return;
  throw new AppError(
    "conflict",
    issuerWords(linkByEmail ? "linkedAnew" : "lockedOut", {
      count: linked,
      slug: before.slug,
      issuer: before.issuer,
    }),
  );
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
  await db.insert(templateMapping).values(
    mappings.map(({ claim, ...mapping }, position) => ({
      ...mapping,
      claim: claim ?? "",
      identityProviderId,
      position,
    })),
  );
}

async function eventFor(
  db: Transaction,
  id: string,
  before: Provider | null,
  secretChanged: boolean,
): Promise<EventInput> {
  const { secretSetAt: _, ...after } = await getProvider(db, id);
  const action = before ? "identity-provider.update" : "identity-provider.create";
  return eventOf(recordedProvider, action, after, {
    before: before && { ...before, secretSetAt: null, ...(secretChanged ? { sealedSecrets: "before" } : {}) },
    after: { ...after, ...(secretChanged ? { sealedSecrets: "after" } : {}) },
  });
}
