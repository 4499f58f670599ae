import type { ListedProvider } from "@/lib/accounts/identity-provider/list-page";
import type { Answer } from "@/lib/faces/cli/call";
import { recordText } from "@/lib/faces/cli/text";
import { placeOf } from "@/lib/providers/kinds/place-of-kind";
import type { OpenIdSettings } from "@/lib/providers/openid/openid-settings";
import type { Provider } from "@/lib/providers/provider/queries";
import { callbackUrl } from "@/lib/providers/settings/public-urls";

/** A provider as `--json` shows it; never its secret. */
const providerDocument = (row: Provider) => ({
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

const entriesOf = (values: object, nameOf: (name: string) => string): [string, unknown][] =>
  Object.entries(values).map(([name, value]) => [nameOf(name), value]);

/** A kind's own sections of the settings, one line a setting. */
const ownEntries = ([name, value]: [string, unknown]): [string, unknown][] =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? entriesOf(value, (setting) => `${name} ${setting}`)
    : [[name, value]];

function settingEntries(row: Provider): [string, unknown][] {
  const { sync, mailPassword, ...settings } = row.settings;
  const { client, endpoints, ...others }: Partial<OpenIdSettings> = settings;
  return [
    ...Object.entries(others).flatMap(ownEntries),
    ...entriesOf(endpoints ?? {}, (name) => `${name} endpoint`),
    ...entriesOf(sync, (name) => `sync ${name}`),
    ...entriesOf(client ?? {}, (name) => `client ${name}`),
    ...(mailPassword
      ? [
          ["mail password", mailPassword.enabled ? `by ${mailPassword.attribute}` : false] as [
            string,
            unknown,
          ],
        ]
      : []),
  ];
}

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
    ...settingEntries(row),
  ]),
});
