export interface TemplateMapping {
  value: string;
  templateId: string;
}

export interface TemplateChoice {
  templateId: string;
  by: "mapping" | "default";
}

/**
 * The template for a person, by the value of the provider's template claim: the first mapping, in their order, whose
 * value is the claim or one of its list. Compared strictly: a number or `true` matches no mapping. Without a match
 * the default; null when there is none either.
 */
export function chooseTemplate(
  mappings: readonly TemplateMapping[],
  claimValue: unknown,
  defaultTemplateId: string | null,
): TemplateChoice | null {
  const values: unknown[] = Array.isArray(claimValue) ? claimValue : [claimValue];
  const match = mappings.find((mapping) => values.includes(mapping.value));
  if (match) return { templateId: match.templateId, by: "mapping" };
  return defaultTemplateId === null ? null : { templateId: defaultTemplateId, by: "default" };
}
