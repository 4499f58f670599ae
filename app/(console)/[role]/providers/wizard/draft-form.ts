import { secretInputs } from "@/app/(console)/[role]/providers/kinds/kind-fields";
import { allFields, placeInputs } from "@/app/(console)/[role]/providers/provider-form-input";
import { stepTicks, type WizardStep } from "@/app/(console)/[role]/providers/wizard/steps";
import type { DraftContent } from "@/lib/accounts/provider-draft/draft";
import { describedPlaceFields } from "@/lib/providers/kinds/place-of-kind";
import { kindOf, providerKindName } from "@/lib/providers/kinds/registry";

type Values = DraftContent["values"];

/** Every input that a step may have; what else is sent is left aside. The kind stays what it was begun with. */
const inputs = new Set([
  ...["slug", "name", "issuer", "clientId", "clientSecret", "defaultTemplateId", "mappings", "enabled"],
  ...Object.keys(describedPlaceFields),
  ...Object.keys(allFields),
]);

/** What a step has sent, over what a draft says. */
export function draftAfter(draft: DraftContent, step: WizardStep, form: FormData): DraftContent {
  const sent = Object.fromEntries(
    [...form].filter((one): one is [string, string] => inputs.has(one[0]) && typeof one[1] === "string"),
  );
  const kept = Object.entries(draft.values).filter(([name]) => !stepTicks[step].includes(name));
  const values = found({ ...Object.fromEntries(kept), ...sent });
  const { clientSecret, withheld } = secretAfter(draft, values, sent);
  const after = { ...values, clientSecret };
  const tested = step === "connect" && differs(draft.values, after) ? null : draft.tested;
  return { values: after, tested, withheld };
}

/** With the parts that an address names where those belong. */
const found = (values: Values): Values => ({
  ...values,
  ...kindOf(providerKindName.parse(values.kind)).readTyped?.(values),
});

/** The servers that a draft names, and that would get its secret. */
const serversOf = (values: Values): string[] => {
  const kind = providerKindName.parse(values.kind);
  const names = [...placeInputs(kind), ...secretInputs[kind]];
  return names.flatMap((name) => (values[name] ?? "").split(/\s+/).flatMap(serverOf));
};

/** None of what is no URL, such as a realm. */
const serverOf = (url: string): string[] => {
  if (!URL.canParse(url)) return [];
  const { protocol, host } = new URL(url);
  return [`${protocol}//${host}`];
};

/**
 * A secret that nobody can read goes to no other server than those it was entered for. While others are named it is withheld,
 * not forgotten: half an address, kept while somebody types, is another server too.
 */
function secretAfter(draft: DraftContent, values: Values, sent: Values) {
  if (sent.clientSecret) return { clientSecret: sent.clientSecret, withheld: null };
  const { clientSecret: secret } = draft.values;
  const entered = secret ? { secret, servers: serversOf(draft.values) } : draft.withheld;
  if (entered && !isWithin(serversOf(values), entered.servers))
    return { clientSecret: "", withheld: entered };
  return { clientSecret: entered?.secret ?? "", withheld: null };
}

/** What names no server at all could name any next; a secret that was entered before any server is for the first. */
const isWithin = (named: readonly string[], known: readonly string[]): boolean =>
  known.length === 0 || (named.length > 0 && named.every((server) => known.includes(server)));

const differs = (before: Values, after: Values): boolean =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].some(
    (name) => (before[name] ?? "") !== (after[name] ?? ""),
  );
