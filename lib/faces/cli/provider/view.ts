import { z } from "zod";
import { listedProvider, providerView } from "@/lib/accounts/identity-provider/view";
import { said } from "@/lib/faces/cli/said";
import { asRecord, asTable } from "@/lib/faces/cli/shown-as";
import { label } from "@/lib/faces/cli/view-words";
import { isObject } from "@/lib/platform/input/is-object";
import { type Text, words } from "@/lib/words/text";

const t = words("cli.provider.view", { byAttribute: "from {attribute}" });

type Shown = z.output<typeof providerView.schema>;

const entriesOf = (values: object, nameOf: (name: string) => string): [string, unknown][] =>
  Object.entries(values).map(([name, value]) => [nameOf(name), value]);

/** A kind's own sections of the settings, one line a setting. */
const ownEntries = ([name, value]: [string, unknown]): [string, unknown][] =>
  isObject(value) ? entriesOf(value, (setting) => `${name} ${setting}`) : [[name, value]];

/** A section of the settings; none where a kind has none of this name. */
const section = z.record(z.string(), z.unknown()).default({});

function mailPasswordEntries(given: unknown): [Text, unknown][] {
  const { enabled, attribute } = section.parse(given);
  if (enabled === undefined) return [];
  return [
    [label("mailPassword"), enabled ? said(t("byAttribute", { attribute: String(attribute) })) : false],
  ];
}

function settingEntries({ settings }: Shown): [Text | string, unknown][] {
  const { sync, mailPassword, client, endpoints, ...others } = settings;
  return [
    ...Object.entries(others).flatMap(ownEntries),
    ...entriesOf(section.parse(endpoints), (name) => `${name} endpoint`),
    ...entriesOf(section.parse(sync), (name) => `sync ${name}`),
    ...entriesOf(section.parse(client), (name) => `client ${name}`),
    ...mailPasswordEntries(mailPassword),
  ];
}

const mappingWords = ({ claim, value, template }: Shown["mappings"][number]): string =>
  `${claim === null ? value : `${claim}: ${value}`} -> ${template}`;

/** How one provider is shown. */
export const shownProvider = asRecord(providerView.schema, (one) => [
  [label("provider"), one.slug],
  [label("name"), one.name],
  [label("kind"), one.kind],
  [label("enabled"), one.enabled],
  [label("issuer"), one.issuer],
  [label("clientId"), one.clientId],
  [label("secretSet"), one.secretSetAt],
  [label("redirectUri"), one.redirectUri],
  [label("defaultTemplate"), one.defaultTemplate],
  [label("mappings"), one.mappings.map(mappingWords)],
  ...settingEntries(one),
]);

/** How they are listed, with their use. */
export const listedProviders = asTable(
  listedProvider,
  [
    "slug",
    "name",
    "kind",
    "enabled",
    "mailboxes",
    "lastSignIn",
    "failedLastDay",
    "lastFailed",
    "reason",
    "issuer",
  ],
  (one) => [
    ...[one.slug, one.name, one.kind, one.enabled, one.mailboxes],
    ...[one.lastAccepted, one.failedLastDay, one.lastFailed, one.lastFailedReason, one.issuer],
  ],
);
