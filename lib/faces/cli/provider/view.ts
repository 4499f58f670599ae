import { z } from "zod";
import { clientKeysView } from "@/lib/accounts/identity-provider/client-keys-view";
import { listedProvider, providerView } from "@/lib/accounts/identity-provider/view";
import { eventStateView } from "@/lib/directory/event/view";
import { said } from "@/lib/faces/cli/said";
import { asRecord, asTable, tableOf } from "@/lib/faces/cli/shown-as";
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

/** Its keys, and those that are prepared. */
export const shownKeys = asRecord(clientKeysView, [
  ["publicKeys", "address"],
  ["signing", ({ signing }) => signing?.kid],
  ["algorithm", ({ signing }) => signing?.algorithm],
  ["created", ({ signing }) => signing?.createdAt],
  ["prepared", ({ next }) => next?.kid],
  ["algorithm", ({ next }) => next?.algorithm],
  ["created", ({ next }) => next?.createdAt],
]);

type State = z.output<typeof eventStateView>;

const summary = asRecord(eventStateView, [["enabled", "switchedOn"], "pending", "pendingProblem"]);
const streams = tableOf<State["streams"][number]>(["stream", ["lastRead", "readAt"], "problem", "remedy"]);

/** When the events of its directory last came, and what is wrong. */
export const shownEvents = {
  ...summary,
  text: (state: State) => summary.text(state) + streams(state.streams),
};
