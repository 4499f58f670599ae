import { describe, expect, it } from "vitest";
import { rowFor } from "@/lib/accounts/identity-provider/provider-row";

type Given = Parameters<typeof rowFor>[0];
const issuer = "https://id.demo.test/realms/demo";
const row = (settings: object, over: Partial<Given> = {}) =>
  rowFor({ slug: "work", kind: "oidc", clientId: "mail", settings, ...over } as Given, null, issuer);
const keycloak = (settings: object, over: Partial<Given> = {}) =>
  row(settings, { kind: "keycloak", ...over });
const refusal = (work: () => unknown): unknown => {
  try {
    work();
    return "taken";
  } catch (error) {
    return error instanceof Error && "fields" in error ? Object.keys(error.fields as object) : error;
  }
};

describe("a new provider", () => {
  it("is on, called by its slug, and has its kind's settings where nothing is said", () =>
    expect(row({})).toMatchObject({
      ...{ name: "work", kind: "oidc", enabled: true, issuer, clientId: "mail" },
      ...{ mailPassword: false, defaultTemplateId: null },
      settings: { emailClaim: "email", requireVerifiedEmail: true, createOnSignIn: true },
    }));

  it.each([
    ["its kind", { kind: undefined }, ["kind"]],
    ["its client", { clientId: undefined }, ["clientId"]],
  ])("needs %s", (_, over, fields) => expect(refusal(() => row({}, over))).toEqual(fields));

  it("needs to be somewhere", () => {
    const nowhere = () => rowFor({ slug: "w", kind: "oidc", clientId: "m" } as Given, null, undefined);
    expect(refusal(nowhere)).toEqual(["issuer"]);
  });

  it("has no setting of another kind", () =>
    expect(refusal(() => row({ bindPassword: "x" }))).toEqual(["settings.bindPassword"]));
});

describe("the proof of an address", () => {
  it("is not borrowed: who may set a claim freely must not come in by another's proof", () => {
    expect(refusal(() => row({ emailClaim: "upn", emailProofClaim: "email_verified" }))).toEqual([
      "settings.emailProofClaim",
    ]);
    expect(refusal(() => row({ emailClaim: "upn", emailProofClaim: "xms_edov" }))).toBe("taken");
    expect(refusal(() => row({ emailClaim: "email", emailProofClaim: "email_verified" }))).toBe("taken");
  });
});

describe("the mail password", () => {
  const on = (attribute: string) => ({ mailPassword: { enabled: true, attribute } });

  it("is of kinds whose directory gives hashes", () => {
    expect(refusal(() => row(on("mail_hash")))).toEqual(["settings.mailPassword.enabled"]);
    expect(keycloak(on("mail_hash"))).toMatchObject({ mailPassword: true });
  });

  it.each(["sub", "email", "name", "groups", "preferred_username"])(
    "is not read from %s, which everybody shows",
    (attribute) =>
      expect(refusal(() => keycloak(on(attribute)))).toEqual(["settings.mailPassword.attribute"]),
  );

  it.each([
    ["the template", { templateAttribute: "x" }],
    ["the address", { emailClaim: "x" }],
    ["the name", { sync: { displayNameAttribute: "x" } }],
    ["the quota", { sync: { quotaAttribute: "x" } }],
    ["aliases", { sync: { aliasesAttribute: "x" } }],
    ["the language", { sync: { languageAttribute: "x" } }],
  ])("is not read from where %s is: the hash would be shown", (_, settings) =>
    expect(refusal(() => keycloak({ ...on("x"), ...settings }))).toEqual(["settings.mailPassword.attribute"]),
  );

  it("is not read from the claim of a mapping either", () => {
    const mappings = [{ claim: "x", value: "staff", templateId: "01890a5d-ac96-774b-bcce-b302099a8057" }];
    expect(refusal(() => keycloak(on("x"), { mappings }))).toEqual(["settings.mailPassword.attribute"]);
    expect(refusal(() => keycloak({}, { mappings }))).toBe("taken");
  });
});
