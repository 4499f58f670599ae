import { providerUse } from "@/lib/accounts/identity-provider/provider-use";
import { listTemplates } from "@/lib/accounts/template/queries";
import type { adminContext } from "@/lib/faces/session/admin";
import type { Provider } from "@/lib/providers/provider/queries";
import { keycloakAddress } from "@/lib/providers/settings/keycloak-realm";
import {
  backchannelLogoutUrl,
  callbackUrl,
  clientKeysUrl,
  postLogoutPattern,
} from "@/lib/providers/settings/public-urls";
import { providerSettings } from "@/lib/providers/settings/settings";

type Db = Awaited<ReturnType<typeof adminContext>>["context"]["db"];

/** A provider as its form shows it; of its secret only since when there is one. */
export function providerValues(row: Provider | null) {
  const settings = row?.settings ?? providerSettings.parse({});
  const place = row?.kind === "keycloak" ? keycloakAddress(row.issuer) : null;
  return {
    slug: row?.slug ?? "",
    expectedVersion: row ? String(row.version) : null,
    name: row?.name ?? "",
    kind: row?.kind ?? ("keycloak" as const),
    serverUrl: place?.serverUrl ?? "",
    realm: place?.realm ?? "",
    issuer: row?.issuer ?? "",
    clientId: row?.clientId ?? "letterlock",
    secretSetAt: row?.secretSetAt?.toISOString() ?? null,
    scopes: settings.scopes,
    clockToleranceSeconds: settings.clockToleranceSeconds,
    templateAttribute: settings.templateAttribute,
    emailClaim: settings.emailClaim,
    requireVerifiedEmail: settings.requireVerifiedEmail,
    emailProofClaim: settings.emailProofClaim ?? "",
    allowedDomains: settings.allowedDomains?.join("\n") ?? "",
    createOnSignIn: settings.createOnSignIn,
    linkByEmail: settings.linkByEmail,
    changedAddress: settings.changedAddress,
    client: settings.client,
    endpoints: settings.endpoints ?? {},
    mailPassword: settings.mailPassword,
    sync: {
      ...settings.sync,
      displayNameAttribute: settings.sync.displayNameAttribute ?? "",
      quotaAttribute: settings.sync.quotaAttribute ?? "",
      aliasesAttribute: settings.sync.aliasesAttribute ?? "",
      languageAttribute: settings.sync.languageAttribute ?? "",
    },
    defaultTemplateId: row?.defaultTemplateId ?? "",
    mappings:
      row?.mappings.map(({ claim, value, templateId }) => ({ claim: claim ?? "", value, templateId })) ?? [],
  };
}
export type ProviderValues = ReturnType<typeof providerValues>;

/** What stands for the provider's name in the addresses of a form: it may not be known yet. */
const slugMark = "{slug}";

/** What a form of a provider needs beside its values. */
export async function providerChoices(db: Db, row: Provider | null) {
  const [templates, use] = await Promise.all([listTemplates(db), row ? providerUse(db, row) : null]);
  return {
    templates: templates.map(({ id, name }) => ({ value: id, label: name })),
    linked: use?.linked ?? 0,
    addresses: {
      slugMark,
      callback: callbackUrl(slugMark),
      postLogout: postLogoutPattern(),
      backchannelLogout: backchannelLogoutUrl(slugMark),
      clientKeys: clientKeysUrl(slugMark),
    },
  };
}
export type ProviderChoices = Awaited<ReturnType<typeof providerChoices>>;
