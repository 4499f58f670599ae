import { and, asc, eq, inArray } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { identityProvider, template, templateMapping } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { kindOf, kindsThat, providerKindName } from "@/lib/providers/kinds/registry";
import { openIdSettingsOf, readSettings } from "@/lib/providers/kinds/settings-of-kind";
import type { OpenIdSettings } from "@/lib/providers/openid/openid-settings";
import { credentialOf, readSecrets } from "@/lib/providers/settings/secrets";
import { words } from "@/lib/words/text";

const providerWords = words("provider", {
  notFound: "Identity provider {provider} not found.",
  noSecret: "The identity provider has no client secret. Enter it again.",
});

const unknown = (label: string) => new AppError("not-found", providerWords("notFound", { provider: label }));

/** What may be shown of a provider: everything but its secrets. */
const visible = {
  id: identityProvider.id,
  slug: identityProvider.slug,
  name: identityProvider.name,
  kind: identityProvider.kind,
  enabled: identityProvider.enabled,
  issuer: identityProvider.issuer,
  clientId: identityProvider.clientId,
  settings: identityProvider.settings,
  defaultTemplateId: identityProvider.defaultTemplateId,
  defaultTemplateName: template.name,
  createdAt: identityProvider.createdAt,
  updatedAt: identityProvider.updatedAt,
  secretSetAt: identityProvider.secretSetAt,
  version: identityProvider.version,
};

/** Providers without their secrets; for the queries of this folder, followed by `completeProviders`. */
export const selectProviders = (db: Handle) =>
  db
    .select(visible)
    .from(identityProvider)
    .leftJoin(template, eq(template.id, identityProvider.defaultTemplateId))
    .$dynamic();

type VisibleRow = Awaited<ReturnType<typeof selectProviders>>[number];

async function mappingsOf(db: Handle, providerId: string) {
  const rows = await db
    .select({
      claim: templateMapping.claim,
      value: templateMapping.value,
      templateId: templateMapping.templateId,
      templateName: template.name,
    })
    .from(templateMapping)
    .innerJoin(template, eq(template.id, templateMapping.templateId))
    .where(eq(templateMapping.identityProviderId, providerId))
    .orderBy(asc(templateMapping.position));
  return rows.map((row) => ({ ...row, claim: row.claim || null }));
}

const complete = async (db: Handle, row: VisibleRow) => ({
  ...row,
  kind: providerKindName.parse(row.kind),
  settings: readSettings(row.kind, row.settings),
  mappings: await mappingsOf(db, row.id),
});

export type Provider = Awaited<ReturnType<typeof complete>>;

/** The provider with this id, without its secrets. Throws `not-found`. */
export async function getProvider(db: Handle, id: string): Promise<Provider> {
  const [row] = await selectProviders(db).where(eq(identityProvider.id, id));
  if (!row) throw unknown(id);
  return complete(db, row);
}

/** The provider with this slug, without its secrets, or null. */
export async function findProviderBySlug(db: Handle, slug: string): Promise<Provider | null> {
  const [row] = await selectProviders(db).where(eq(identityProvider.slug, slug));
  // Even a binary collation ignores blanks at the end (PAD SPACE).
  return row?.slug === slug ? complete(db, row) : null;
}

/** The provider with this slug, without its secrets. Throws `not-found`. */
export async function getProviderBySlug(db: Handle, slug: string): Promise<Provider> {
  const found = await findProviderBySlug(db, slug);
  if (!found) throw unknown(slug);
  return found;
}

/** Rows of `selectProviders` with their settings checked and their mappings. */
export const completeProviders = (db: Handle, rows: readonly VisibleRow[]): Promise<Provider[]> =>
  Promise.all(rows.map((row) => complete(db, row)));

/** All providers by slug, without their secrets. */
export async function listProviders(db: Handle): Promise<Provider[]> {
  return completeProviders(db, await selectProviders(db).orderBy(asc(identityProvider.slug)));
}

/** The page on which people of a provider manage how they sign in; null: none is known. */
export async function findAccountPage(db: Handle, id: string): Promise<string | null> {
  const [row] = await db
    .select({
      kind: identityProvider.kind,
      issuer: identityProvider.issuer,
      settings: identityProvider.settings,
    })
    .from(identityProvider)
    .where(eq(identityProvider.id, id));
  if (!row) return null;
  const { accountUrl } = readSettings(row.kind, row.settings);
  return accountUrl ?? kindOf(providerKindName.parse(row.kind)).accountPage?.(row.issuer) ?? null;
}

/** The slugs of the enabled providers whose events are asked for between the full reads of their directory. */
export async function listEventProviders(db: Handle): Promise<string[]> {
  const talking = kindsThat(({ eventSource }) => eventSource !== null);
  const rows = await db
    .select({ slug: identityProvider.slug, kind: identityProvider.kind, settings: identityProvider.settings })
    .from(identityProvider)
    .where(and(eq(identityProvider.enabled, true), inArray(identityProvider.kind, talking)));
  return rows.flatMap(({ slug, kind, settings }) => (readSettings(kind, settings).sync.notices ? slug : []));
}

/** The enabled providers that people are sent to, with the mail domains that each speaks for: undefined is any. */
export async function listServingProviders(db: Handle) {
  const rows = await db
    .select({
      id: identityProvider.id,
      slug: identityProvider.slug,
      name: identityProvider.name,
      kind: identityProvider.kind,
      settings: identityProvider.settings,
    })
    .from(identityProvider)
    .where(
      and(
        eq(identityProvider.enabled, true),
        inArray(
          identityProvider.kind,
          kindsThat(({ singleSignOn }) => singleSignOn !== null),
        ),
      ),
    )
    .orderBy(asc(identityProvider.name), asc(identityProvider.slug));
  return rows.map(({ id, slug, name, kind, settings }) => {
    const { allowedDomains } = readSettings(kind, settings);
    return { id, slug, name, allowedDomains };
  });
}

/** The enabled providers that people are sent to, for the login page. */
export const listSignInProviders = async (db: Handle) =>
  (await listServingProviders(db)).map(({ id, slug, name }) => ({ id, slug, name }));

/** The enabled providers that check passwords themselves, by slug, with the mail domains that each speaks for. */
export async function listPasswordProviders(db: Handle) {
  const rows = await db
    .select({
      id: identityProvider.id,
      slug: identityProvider.slug,
      kind: identityProvider.kind,
      settings: identityProvider.settings,
    })
    .from(identityProvider)
    .where(and(eq(identityProvider.enabled, true), eq(identityProvider.checksPasswords, true)))
    .orderBy(asc(identityProvider.slug));
  return rows.map(({ id, slug, kind, settings }) => {
    const { allowedDomains } = readSettings(kind, settings);
    return { id, slug, allowedDomains };
  });
}

/**
 * Everything that is needed to speak with this provider, what our client proves itself with included: it must not leave
 * the server. Null when it does not exist or is not enabled. Throws `internal` when the stored secret cannot be opened.
 */
export async function findEnabledProvider(db: Handle, slug: string) {
  const [secrets] = await db
    .select({ id: identityProvider.id, sealedSecrets: identityProvider.sealedSecrets })
    .from(identityProvider)
    .where(eq(identityProvider.slug, slug));
  const provider = secrets ? await findProviderBySlug(db, slug) : null;
  if (!secrets || !provider?.enabled) return null;
  const credential = credentialOf(
    openIdSettingsOf(provider)?.client,
    readSecrets(secrets.id, secrets.sealedSecrets),
  );
  if (!credential) throw new AppError("internal", providerWords("noSecret"));
  const { id, name, kind, issuer, clientId, settings, defaultTemplateId, mappings } = provider;
  return { id, slug, name, kind, issuer, clientId, credential, settings, defaultTemplateId, mappings };
}

export type EnabledProvider = NonNullable<Awaited<ReturnType<typeof findEnabledProvider>>>;

/** A provider that people are sent to, to sign in by OpenID Connect. */
export interface SignInProvider extends EnabledProvider {
  settings: OpenIdSettings;
}

/** As `findEnabledProvider`; null as well for a kind that nobody is sent to. */
export async function findProviderForSignIn(db: Handle, slug: string): Promise<SignInProvider | null> {
  const provider = await findEnabledProvider(db, slug);
  const settings = provider && openIdSettingsOf(provider);
  return settings ? { ...provider, settings } : null;
}
