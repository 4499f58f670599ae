import type { Answer } from "@/lib/cli/call";
import { recordText } from "@/lib/cli/text";
import { keycloakAddress } from "@/lib/identity-provider/issuer";
import { callbackUrl } from "@/lib/identity-provider/public-urls";
import type { Provider } from "@/lib/identity-provider/queries";

/** A provider as `--json` shows it; never its secret. */
export const providerDocument = (row: Provider) => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  enabled: row.enabled,
  issuer: row.issuer,
  ...(row.kind === "keycloak" ? keycloakAddress(row.issuer) : {}),
  clientId: row.clientId,
  redirectUri: callbackUrl(row.slug),
  settings: row.settings,
  defaultTemplate: row.defaultTemplateName,
  mappings: row.mappings.map(({ value, templateName }) => ({ value, template: templateName })),
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** The answer about one provider. */
export const providerAnswer = (row: Provider): Answer => ({
  document: providerDocument(row),
  text: recordText([
    ["provider", row.slug],
    ["name", row.name],
    ["kind", row.kind],
    ["enabled", row.enabled],
    ["issuer", row.issuer],
    ["client id", row.clientId],
    ["redirect URI", callbackUrl(row.slug)],
    ["default template", row.defaultTemplateName],
    ["mappings", row.mappings.map(({ value, templateName }) => `${value} -> ${templateName}`)],
    ...Object.entries(row.settings),
  ]),
});
