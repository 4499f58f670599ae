import { describe, expect, it } from "vitest";
import { setIdentityProviderInput } from "@/lib/providers/provider/input";
import { providerSlug } from "@/lib/providers/settings/slug";

const template = "01a20a59-8224-7542-a9ed-d3c3eb4aa511";
const keycloak = { slug: "corp", kind: "keycloak", serverUrl: "https://id.test", realm: "demo" };
const oidc = { slug: "corp", kind: "oidc", issuer: "https://id.test" };
/** The fields that are refused; null: none. */
const refused = (input: object) => {
  const parsed = setIdentityProviderInput.safeParse(input);
  return parsed.success ? null : [...new Set(parsed.error.issues.map(({ path }) => path[0] ?? ""))];
};

describe("what a provider may be set to", () => {
  it("is where it is, by fields of its kind or by its issuer", () => {
    expect([refused(keycloak), refused(oidc), refused({ slug: "corp" })]).toEqual([null, null, null]);
  });

  it("is checked unless told otherwise, and keeps its issuer unless told so", () =>
    expect(setIdentityProviderInput.parse(oidc)).toMatchObject({ verify: true, changeIssuer: false }));

  it.each<[string, object, string[]]>([
    ["half of where it is", { realm: undefined }, ["realm"]],
    ["the other half", { serverUrl: undefined }, ["serverUrl"]],
    ["both ways of saying where it is", { issuer: "https://id.test/realms/demo" }, ["issuer"]],
    ["a server on plain http", { serverUrl: "http://id.test" }, ["serverUrl"]],
    ["a server at the metadata service", { serverUrl: "https://169.254.169.254" }, ["serverUrl"]],
    ["a kind that there is not", { kind: "saml" }, ["kind"]],
    ["a kind that every object has", { kind: "constructor" }, ["kind"]],
    ["a field that there is not", { secret: "x" }, [""]],
    ["a setting that no kind has", { settings: { nonsense: 1 } }, ["settings"]],
    ["an empty name", { name: " " }, ["name"]],
    ["a name with a line break", { name: "Corp\nInc" }, ["name"]],
    ["a client id that no header could carry", { clientId: "m\u00e4il" }, ["clientId"]],
    ["a secret that no header could carry", { clientSecret: "a\nb" }, ["clientSecret"]],
    ["an empty secret", { clientSecret: "" }, ["clientSecret"]],
    ["a template that is no id", { defaultTemplateId: "staff" }, ["defaultTemplateId"]],
    ["a mapping to nothing", { mappings: [{ value: "staff" }] }, ["mappings"]],
    ["a mapping of nothing", { mappings: [{ value: "", templateId: template }] }, ["mappings"]],
    [
      "a mapping of a claim that is none",
      { mappings: [{ claim: "two words", value: "x", templateId: template }] },
      ["mappings"],
    ],
    [
      "more mappings than anybody has",
      { mappings: Array.from({ length: 201 }, (_, index) => ({ value: `v${index}`, templateId: template })) },
      ["mappings"],
    ],
  ])("is not %s", (_, over, fields) => expect(refused({ ...keycloak, ...over })).toEqual(fields));

  it("has each value of a claim once: the first would hide the second", () => {
    const mapping = (value: string, claim?: string | null) => ({
      value,
      templateId: template,
      ...(claim === undefined ? {} : { claim }),
    });
    expect(refused({ ...oidc, mappings: [mapping("a"), mapping("b"), mapping("a", "groups")] })).toBeNull();
    expect(refused({ ...oidc, mappings: [mapping("a"), mapping("a")] })).toEqual(["mappings"]);
    expect(
      refused({ ...oidc, mappings: [mapping("a"), mapping("a", null)] }),
      "the same claim, said and left out",
    ).toEqual(["mappings"]);
    expect(refused({ ...oidc, mappings: [mapping("a"), mapping("A")] }), "compared exactly").toBeNull();
  });

  it("may be left out, each by itself, and null takes the default template away", () => {
    expect(refused({ slug: "corp", defaultTemplateId: null, enabled: false, settings: {} })).toBeNull();
    expect(refused({ slug: "corp", enabled: "no" })).toEqual(["enabled"]);
  });
});

describe("a slug", () => {
  it.each(["corp", "a", "corp-2", "0", "a-b-c", "x".repeat(40)])("may be %s", (slug) =>
    expect(providerSlug.safeParse(slug).success).toBe(true),
  );

  it.each([
    "",
    "Corp",
    "corp_2",
    "-corp",
    "corp-",
    "a--b",
    "c\u00f6rp",
    "corp/x",
    "..",
    "x".repeat(41),
    "local",
    "disabled",
    "new",
  ])("may not be %j, which means something else, or nothing in an address", (slug) =>
    expect(providerSlug.safeParse(slug).success).toBe(false),
  );
});
