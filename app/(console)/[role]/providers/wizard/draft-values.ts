import { type ProviderValues, providerValues } from "@/app/(console)/[role]/providers/provider-values";
import type { ProviderDraft } from "@/lib/accounts/provider-draft/queries";
import { listTemplates } from "@/lib/accounts/template/queries";
import type { Context } from "@/lib/platform/db/context";
import { kindOf, type ProviderKindName, providerKindName } from "@/lib/providers/kinds/registry";
import { listProviders } from "@/lib/providers/provider/queries";
import { openDomains } from "@/lib/providers/settings/provider-warnings";

/** What the form of a new provider of a kind begins with: the defaults, a name that is free, and what here leaves no choice. */
export async function firstValues(context: Context, kind: ProviderKindName): Promise<Record<string, string>> {
  const { texts, ticks } = await providerValues(null);
  const ticked = Object.entries(ticks).flatMap(([name, on]) => (on ? [[name, "on"] as const] : []));
  const [taken, templates] = await Promise.all([listProviders(context.db), listTemplates(context.db)]);
  const usual =
    templates.find(({ name }) => name === "default") ?? (templates.length === 1 ? templates[0] : undefined);
  return {
    ...texts,
    ...Object.fromEntries(ticked),
    kind,
    slug: freeSlug(kind, new Set(taken.map(({ slug }) => slug))),
    name: kindOf(kind).label,
    clientId: kindOf(kind).singleSignOn ? (texts.clientId ?? "") : "",
    clientSecret: "",
    enabled: "on",
    mappings: "[]",
    defaultTemplateId: usual?.id ?? "",
    allowedDomains: await domainsOfNobody(context),
  };
}

function freeSlug(kind: ProviderKindName, taken: ReadonlySet<string>): string {
  if (!taken.has(kind)) return kind;
  for (let number = 2; ; number++) if (!taken.has(`${kind}-${number}`)) return `${kind}-${number}`;
}

/** The domains that name no provider, where they are few enough to be looked over. */
async function domainsOfNobody({ db }: Context): Promise<string> {
  const { count, examples } = await openDomains(db);
  return count > examples.length ? "" : examples.join("\n");
}

/** A draft as the form shows it, without its secret. */
export async function draftValues({ values, withheld, changedAt }: ProviderDraft): Promise<ProviderValues> {
  const empty = await providerValues(null);
  const { clientSecret: _, ...texts } = values;
  const ticks = Object.keys(empty.ticks).map((name) => [name, values[name] === "on"] as const);
  return {
    ...empty,
    kind: providerKindName.parse(values.kind),
    slug: values.slug ?? "",
    secretSetAt: values.clientSecret ? changedAt.toISOString() : null,
    secretWithheld: withheld !== null,
    texts: { ...empty.texts, ...texts },
    ticks: { ...Object.fromEntries(ticks), enabled: values.enabled === "on" },
    mappings: JSON.parse(values.mappings || "[]"),
  };
}
