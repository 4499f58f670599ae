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
export const shownProvider = asRecord(providerView.schema, [
  ["provider", "slug"],
  "name",
  "kind",
  "enabled",
  "issuer",
  "clientId",
  ["secretSet", "secretSetAt"],
  "redirectUri",
  "defaultTemplate",
  ["mappings", ({ mappings }) => mappings.map(mappingWords)],
  settingEntries,
]);

/** How they are listed, with their use. */
export const listedProviders = asTable(listedProvider, [
  "slug",
  "name",
  "kind",
  "enabled",
  "mailboxes",
  ["lastSignIn", "lastAccepted"],
  "failedLastDay",
  "lastFailed",
  ["reason", "lastFailedReason"],
  "issuer",
]);
