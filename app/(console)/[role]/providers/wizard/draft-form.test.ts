import { describe, expect, it } from "vitest";
import { draftAfter } from "@/app/(console)/[role]/providers/wizard/draft-form";
import type { DraftContent } from "@/lib/accounts/provider-draft/draft";
import { sentForm } from "@/lib/testing/sent-form";

const tested = { signIn: true, readingPeople: true };
const draft = {
  tested,
  withheld: null,
  values: {
    kind: "keycloak",
    slug: "keycloak",
    serverUrl: "https://id.test",
    realm: "mail",
    clientSecret: "never-to-be-seen",
    enabled: "on",
    emailClaim: "email",
  },
};
const sent = (
  step: "connect" | "people" | "switch-on",
  given: Record<string, string>,
  from: typeof draft = draft,
) => draftAfter(from, step, sentForm(given));

describe("a step of the wizard", () => {
  it("finds the realm in the address", () =>
    expect(sent("connect", { serverUrl: "https://id.test/realms/staff/", realm: "" }).values).toMatchObject({
      serverUrl: "https://id.test",
      realm: "staff",
    }));

  it("takes the realm that was typed where the address names none", () =>
    expect(sent("connect", { serverUrl: "https://id.test/", realm: "staff" }).values.realm).toBe("staff"));

  it.each([
    ["https://id.test/.well-known/openid-configuration", "https://id.test"],
    ["https://id.test/", "https://id.test/"],
  ])("takes the issuer of %s", (issuer, expected) => {
    const other = { ...draft, values: { ...draft.values, kind: "oidc", issuer: "" } };
    expect(sent("connect", { issuer }, other).values).toMatchObject({ issuer: expected });
  });

  it("unticks what its own step did not send, and no other's", () => {
    expect(sent("switch-on", {}).values).not.toHaveProperty("enabled");
    expect(sent("people", {}).values.enabled).toBe("on");
  });

  it("takes no inputs but those of the form, and no other kind", () => {
    const { values } = sent("connect", { kind: "ldap", "no-such": "x", draft: "y" });
    expect(values).toEqual(draft.values);
  });

  it.each([
    ["https://id.test", "mail", "never-to-be-seen"],
    ["https://id.test/", "other", "never-to-be-seen"],
    ["https://evil.test", "mail", ""],
    ["https://id.test.evil.test", "mail", ""],
    ["https://id.test:8443", "mail", ""],
    ["http://id.test", "mail", ""],
  ])(
    "keeps a secret that was not entered again for the same server: %s, realm %s",
    (serverUrl, realm, secret) =>
      expect(sent("connect", { serverUrl, realm, clientSecret: "" }).values.clientSecret).toBe(secret),
  );

  it.each([
    ["oidc", { issuer: "https://id.test" }, { token: "https://evil.test/token" }, ""],
    ["oidc", { issuer: "https://id.test" }, { pushedAuthorization: "https://evil.test/par" }, ""],
    ["oidc", { issuer: "https://id.test" }, { token: "https://id.test/token" }, "kept"],
    ["oidc", { issuer: "https://id.test" }, { issuer: "" }, ""],
    ["oidc", { issuer: "https://id.test" }, { issuer: "evil.test" }, ""],
    ["oidc", { issuer: "https://id.test", token: "https://t.test/" }, { issuer: "https://evil.test" }, ""],
    ["oidc", { issuer: "https://id.test", token: "https://t.test/" }, { token: "" }, "kept"],
    ["oidc", { issuer: "https://id.test", token: "https://t.test/" }, { token: "https://t.test/" }, "kept"],
    ["oidc", { issuer: "https://id.test" }, { jwks: "https://keys.test/" }, "kept"],
    ["ldap", { "ldap.urls": "ldaps://a.test" }, { "ldap.urls": "ldaps://a.test ldaps://evil.test" }, ""],
    ["ldap", { "ldap.urls": "ldaps://a.test" }, { "ldap.urls": "ldaps://a.test:636" }, ""],
    ["ldap", { "ldap.urls": "ldaps://a.test", baseDn: "dc=test" }, { baseDn: "ou=x,dc=test" }, "kept"],
    ["ldap", { "ldap.urls": "" }, { "ldap.urls": "ldaps://a.test" }, "kept"],
  ])("of %s at %o, after %o, keeps the secret: %j", (kind, before, after, secret) => {
    const values = { ...draft.values, ...before, kind, serverUrl: "", realm: "", clientSecret: "kept" };
    const now = sent("connect", { ...after, clientSecret: "" }, { ...draft, values });
    expect(now.values.clientSecret).toBe(secret);
  });

  it("gives a secret back that was withheld while an address was typed, until another is entered", () => {
    const oidc = { ...draft.values, kind: "oidc", issuer: "https://id.test", clientSecret: "kept" };
    const typed = (token: string, before: DraftContent, clientSecret = "") =>
      draftAfter(before, "connect", sentForm({ token, clientSecret }));
    const begun = typed("https://id.te", { ...draft, values: oidc });
    expect(begun.values.clientSecret).toBe("");
    expect(JSON.stringify(begun.values)).not.toContain("kept");
    expect(typed("https://evil.test/token", begun).values.clientSecret).toBe("");
    expect(typed("https://id.test/token", begun).values.clientSecret).toBe("kept");
    const other = typed("https://t.test/", begun, "other");
    expect(typed("https://id.test/token", other).values.clientSecret).toBe("other");
    expect(typed("https://id.te", other)).toMatchObject({ withheld: { secret: "other" } });
  });

  it("withholds the secret where any other step names a server, too", () => {
    const oidc = { ...draft, values: { ...draft.values, kind: "oidc", issuer: "https://id.test" } };
    expect(sent("people", { token: "https://evil.test/token" }, oidc).values.clientSecret).toBe("");
    expect(sent("people", { emailClaim: "mail" }, oidc).values.clientSecret).toBe("never-to-be-seen");
  });

  it("forgets the test of other settings only", () => {
    expect(sent("connect", { serverUrl: "https://id.test/realms/mail" }).tested).toEqual(tested);
    expect(sent("connect", { serverUrl: "https://id.test/realms/staff" }).tested).toBeNull();
    expect(sent("people", { emailClaim: "mail" }).tested).toEqual(tested);
  });
});
