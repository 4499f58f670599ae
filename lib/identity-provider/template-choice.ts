import type { Claims } from "@/lib/identity-provider/claims";

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
  | { templateId: string; by: "default" };

/** The claim that a mapping looks at. */
export const claimOf = ({ settings }: Pick<TemplateRules, "settings">, { claim }: { claim: string | null }) =>
  claim ?? settings.templateAttribute;

/** The claims that the mappings look at, each once, in the order of the mappings. */
export const claimsInUse = (rules: Pick<TemplateRules, "settings" | "mappings">): string[] => [
  ...new Set(rules.mappings.map((mapping) => claimOf(rules, mapping))),
];

/**
 * The template for a person with these claims: of the first mapping, in their order, whose value is its claim or one of
 * its list. Compared strictly: a number or `true` matches no mapping. Without a match the default; null when there is
 * none either.
 */
export function chooseTemplate(rules: TemplateRules, claims: Claims): TemplateChoice | null {
  for (const mapping of rules.mappings) {
    const claim = claimOf(rules, mapping);
    const { value, templateId } = mapping;
    if (valuesOf(claims, claim).includes(value)) return { templateId, by: "mapping", claim, value };
  }
  const { defaultTemplateId } = rules;
  return defaultTemplateId === null ? null : { templateId: defaultTemplateId, by: "default" };
}

function valuesOf(claims: Claims, name: string): unknown[] {
  // Not what every object has: a claim may be called "constructor".
  const value: unknown = Object.hasOwn(claims, name) ? claims[name] : undefined;
  return Array.isArray(value) ? value : [value];
}
