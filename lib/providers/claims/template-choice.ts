import { type Claims, claimValues, isElsewhere } from "@/lib/providers/settings/claim-at";

export interface TemplateMapping {
  /** Null: the provider's template claim. */
  claim: string | null;
  value: string;
  templateId: string;
}

/** By what a provider chooses the template of a person. */
export interface TemplateRules {
  settings: { templateAttribute: string };
  mappings: readonly TemplateMapping[];
  defaultTemplateId: string | null;
}

export type TemplateChoice =
  | { templateId: string; by: "mapping"; claim: string; value: string }
  | { templateId: string; by: "default" }
  /** `claim` is announced elsewhere, so whether its mapping matches is not known; `templateId` is the default. */
  | { templateId: string | null; by: "unknown"; claim: string };

/** The claim that a mapping looks at. */
const claimOf = ({ settings }: Pick<TemplateRules, "settings">, { claim }: { claim: string | null }) =>
  claim ?? settings.templateAttribute;

/** The claims that the mappings look at, each once, in the order of the mappings. */
export const claimsInUse = (rules: Pick<TemplateRules, "settings" | "mappings">): string[] => [
  ...new Set(rules.mappings.map((mapping) => claimOf(rules, mapping))),
];

/** What the mappings that look at one of `claims` look for there. */
export const valuesMapped = (
  rules: Pick<TemplateRules, "settings" | "mappings">,
  claims: readonly string[],
): string[] =>
  rules.mappings.filter((mapping) => claims.includes(claimOf(rules, mapping))).map(({ value }) => value);

/**
 * The template for a person with these claims: of the first mapping, in their order, whose value its claim is or lists
 * (`claimValues`). Compared strictly: a number or `true` matches no mapping. Without a match the default; null when
 * there is none either. A mapping whose claim is announced elsewhere ends the search.
 */
export function chooseTemplate(rules: TemplateRules, claims: Claims): TemplateChoice | null {
  const { defaultTemplateId } = rules;
  for (const mapping of rules.mappings) {
    const claim = claimOf(rules, mapping);
    const { value, templateId } = mapping;
    if (isElsewhere(claims, claim)) return { templateId: defaultTemplateId, by: "unknown", claim };
    if (claimValues(claims, claim).includes(value)) return { templateId, by: "mapping", claim, value };
  }
  return defaultTemplateId === null ? null : { templateId: defaultTemplateId, by: "default" };
}

/** The template that somebody's mailbox changes to; null: it stays as it is, since the claims do not say which. */
export const templateToApply = (choice: TemplateChoice | null): string | null =>
  choice === null || choice.by === "unknown" ? null : choice.templateId;
