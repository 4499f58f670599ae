import type { TemplateUse } from "@/lib/accounts/template/use";

/** Who gives a template to people, in a few words; the names of some of the domains, where they are known. */
export function givenByWords(use: TemplateUse, names: readonly string[] = []): string {
  const more = use.domains - names.length;
  const domains = [
    ...names,
    ...(more > 0 ? [`${more} ${names.length > 0 ? "more " : ""}${more === 1 ? "domain" : "domains"}`] : []),
  ];
  return [...domains, ...use.providers].join(", ") || "Nobody";
}
