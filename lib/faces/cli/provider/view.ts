import type { ListedProvider } from "@/lib/accounts/identity-provider/list-page";
import type { Answer } from "@/lib/faces/cli/call";
import { recordText } from "@/lib/faces/cli/text";
import { placeOf } from "@/lib/providers/kinds/registry";
import type { Provider } from "@/lib/providers/provider/queries";
import { callbackUrl } from "@/lib/providers/settings/public-urls";
import type { ProviderSettings } from "@/lib/providers/settings/settings";

/** A provider as `--json` shows it; never its secret. */
export const providerDocument = (row: Provider) => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  enabled: row.enabled,
  issuer: row.issuer,
  ...placeOf(row),
  clientId: row.clientId,
  redirectUri: callbackUrl(row.slug),
  settings: row.settings,
  defaultTemplate: row.defaultTemplateName,
  mappings: row.mappings.map(({ claim, value, templateName }) => ({ claim, value, template: templateName })),
  secretSetAt: row.secretSetAt,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** As it is listed, with its use. */
export const listedDocument = (row: ListedProvider) => ({
  ...providerDocument(row),
  mailboxes: row.mailboxes,
  lastAccepted: row.lastAccepted,
  lastFailed: row.lastFailure?.at ?? null,
  lastFailedReason: row.lastFailure?.reason ?? null,
  lastFailedDetail: row.lastFailure?.detail ?? null,
});

const settingEntries = ({
  endpoints,
  sync,
  mailPassword,
  client,
  ...settings
}: ProviderSettings): [string, unknown][] => [
  ...Object.entries(settings),
  ...Object.entries(endpoints ?? {}).map(([name, url]): [string, unknown] => [`${name} endpoint`, url]),
  ...Object.entries(sync).map(([name, value]): [string, unknown] => [`sync ${name}`, value]),
  ...Object.entries(client).map(([name, value]): [string, unknown] => [`client ${name}`, value]),
  ["mail password", mailPassword.enabled ? `by ${mailPassword.attribute}` : false],
];

const mappingWords = ({ claim, value, templateName }: Provider["mappings"][number]): string =>
  `${claim === null ? value : `${claim}: ${value}`} -> ${templateName}`;

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
    ["secret set", row.secretSetAt],
    ["redirect URI", callbackUrl(row.slug)],
    ["default template", row.defaultTemplateName],
    ["mappings", row.mappings.map(mappingWords)],
    ...settingEntries(row.settings),
  ]),
});
