import { describe, expect, it } from "vitest";
import {
  allFields,
  formFields,
  providerForm,
  settingsAfter,
} from "@/app/(console)/[role]/providers/provider-form-input";
import { shownFields } from "@/app/(console)/[role]/providers/setting-field";
import { directorySettings, ldapSettings } from "@/lib/providers/kinds/ldap/settings";
import { syncSettings } from "@/lib/providers/settings/sync-settings";

const sent = {
  slug: "corp",
  name: " Corp ",
  kind: "oidc",
  serverUrl: "https://left.over",
  realm: "left-over",
  issuer: "https://id.test",
  clientId: "mail",
  clientSecret: "s",
  scopes: "openid",
  clockToleranceSeconds: "90",
  templateAttribute: "groups",
  groupsClaim: "groups",
  emailClaim: "email",
  linkByEmail: "on",
  allowedDomains: "a.test, b.test\nc.test",
  token: "https://id.test/token",
  authorization: "",
  defaultTemplateId: "",
  mappings:
    '[{"claim":"","value":"staff","templateId":"t"},{"claim":"groups","value":"/a","templateId":"t"}]',
};

describe("the form of a provider", () => {
  it("says the same in the words of the verb", () => {
    expect(providerForm.parse({ ...sent, enabled: "on" })).toEqual({
      slug: "corp",
      name: "Corp",
      kind: "oidc",
      enabled: true,
      issuer: "https://id.test",
      clientId: "mail",
      clientSecret: "s",
      defaultTemplateId: null,
      changeIssuer: false,
      verify: true,
      mappings: [
        { claim: null, value: "staff", templateId: "t" },
        { claim: "groups", value: "/a", templateId: "t" },
      ],
      settings: {
        adminSignIn: {},
        client: {},
        scopes: "openid",
        clockToleranceSeconds: 90,
        templateAttribute: "groups",
        groupsClaim: "groups",
        emailClaim: "email",
        requireVerifiedEmail: false,
        allowedDomains: ["a.test", "b.test", "c.test"],
        createOnSignIn: false,
        linkByEmail: true,
        endpoints: { token: "https://id.test/token" },
        sync: {},
      },
    });
  });

  it("sends of the other kind's fields nothing", () => {
    const keycloak = providerForm.parse({ ...sent, kind: "keycloak" });
    expect(keycloak).toMatchObject({ serverUrl: "https://left.over", realm: "left-over" });
    expect(keycloak.issuer).toBeUndefined();
    expect(keycloak.settings.endpoints).toBeUndefined();
  });

  it("reads the attributes of every kind, and the rest of the sync only of a Keycloak", () => {
    const shown = {
      ...sent,
      kind: "keycloak",
      importUsers: "on",
      intervalMinutes: " 30 ",
      leavers: "disable",
    };
    expect(providerForm.parse({ ...shown, guardPercent: "many" }).settings.sync).toEqual({
      enabled: false,
      importUsers: true,
      notices: false,
      intervalMinutes: 30,
      leavers: "disable",
      guardPercent: Number.NaN,
    });
    const attributes = { aliasesAttribute: "aliases", languageAttribute: " locale ", quotaAttribute: "" };
    expect(providerForm.parse({ ...shown, ...attributes, kind: "oidc" }).settings.sync).toEqual({
      aliasesAttribute: "aliases",
      languageAttribute: "locale",
    });
    expect(formFields({ "settings.sync.guardPercent": "x" })).toEqual({ guardPercent: "x" });
  });

  it("has a field for every setting of the sync: one that is not sent would be reset", () => {
    const { sync } = providerForm.parse({ ...sent, kind: "keycloak" }).settings;
    expect(Object.keys(sync ?? {}).sort()).toEqual(Object.keys(syncSettings.shape).sort());
  });

  it("reads the mail password of a Keycloak, and gives its messages back", () => {
    const shown = { ...sent, kind: "keycloak", "mailPassword.attribute": " hash " };
    const read = (form: object) => providerForm.parse(form).settings.mailPassword;
    expect(read(shown)).toEqual({ enabled: false, attribute: "hash" });
    expect(read({ ...shown, "mailPassword.enabled": "on" })).toEqual({ enabled: true, attribute: "hash" });
    expect(read({ ...shown, kind: "oidc" })).toBeUndefined();
    expect(formFields({ "settings.mailPassword.attribute": "x" })).toEqual({ "mailPassword.attribute": "x" });
  });

  it("reads the settings of a directory, all of them, and shows what is stored", () => {
    const form = {
      ...sent,
      kind: "ldap",
      baseDn: "dc=test",
      "ldap.urls": " ldaps://a.test\r\nldaps://b.test ",
      "ldap.preset": "freeipa",
      "ldap.loginAttributes": "uid mail",
      "ldap.filter": "",
    };
    const data = providerForm.parse(form);
    expect(data).toMatchObject({ kind: "ldap", baseDn: "dc=test" });
    expect(Object.keys(data.settings.ldap ?? {}).sort()).toEqual(Object.keys(directorySettings.shape).sort());
    const stored = ldapSettings.parse(JSON.parse(JSON.stringify(settingsAfter(data))));
    expect(stored.ldap).toMatchObject({
      urls: ["ldaps://a.test", "ldaps://b.test"],
      startTls: false,
      caCertificate: null,
      loginAttributes: ["uid", "mail"],
    });
    expect(stored.ldap.filter).toBeUndefined();
    expect(shownFields(allFields, stored).texts).toMatchObject({
      "ldap.urls": "ldaps://a.test\nldaps://b.test",
      "ldap.caCertificate": "",
      "ldap.preset": "freeipa",
    });
    expect(formFields({ "settings.ldap.urls.1": "x" })).toEqual({ "ldap.urls": "x" });
    expect(providerForm.safeParse({ ...form, baseDn: "" }).error?.issues[0]?.path).toEqual(["baseDn"]);
  });

  it("keeps the secret of an existing provider when the field is empty, and asks for that of a new one", () => {
    const empty = { ...sent, clientSecret: "" };
    const kept = providerForm.parse({ ...empty, expectedVersion: "3" });
    expect(kept).toMatchObject({ clientSecret: undefined, expectedVersion: 3 });
    expect(kept.enabled).toBeUndefined();
    expect(providerForm.safeParse(empty).error?.issues[0]).toMatchObject({ path: ["clientSecret"] });
    const nothing = providerForm.safeParse({ kind: "keycloak" });
    expect(nothing.error?.issues.map(({ path }) => path[0])).toEqual([
      "serverUrl",
      "realm",
      "clientId",
      "slug",
      "clientSecret",
    ]);
    expect(providerForm.safeParse({ ...sent, mappings: "[{}]" }).success).toBe(false);
  });
});

describe("a part of the form", () => {
  const part = (name: string, fields: object) =>
    providerForm.parse({ slug: "corp", expectedVersion: "3", kind: "keycloak", part: name, ...fields });

  it.each([
    ["people", { emailClaim: "mail", scopes: "openid" }, "emailClaim", "scopes"],
    ["people", { "mailPassword.attribute": "hash", pageSize: "5" }, "mailPassword", "scopes"],
    ["templates", { templateAttribute: "groups", emailClaim: "mail" }, "templateAttribute", "emailClaim"],
    ["sync", { pageSize: "5", templateAttribute: "groups" }, "sync", "templateAttribute"],
  ])("%s says of its own settings only: %j", (name, fields, own, other) => {
    const { settings, ...rest } = part(name, fields);
    expect(settings).toHaveProperty(own);
    expect(settings).not.toHaveProperty(other);
    expect(rest).toMatchObject({ enabled: undefined, verify: false, expectedVersion: 3 });
    expect(rest).not.toHaveProperty("clientId");
    expect("mappings" in rest).toBe(name === "templates");
  });

  it("leaves what another part shows of the same section", () => {
    const { sync } = part("sync", { pageSize: "50" }).settings;
    expect(sync).not.toHaveProperty("quotaAttribute");
    expect(
      settingsAfter(part("sync", { pageSize: "50" }), { sync: { quotaAttribute: "quota" } }),
    ).toMatchObject({
      sync: { pageSize: 50, quotaAttribute: "quota" },
    });
    const stored = { sync: { pageSize: 50, enabled: true } };
    expect(settingsAfter(part("people", { quotaAttribute: "q" }), stored)).toMatchObject({
      sync: { pageSize: 50, enabled: true, quotaAttribute: "q" },
    });
  });

  it("needs the place in that of the connection only", () => {
    const form = { slug: "corp", expectedVersion: "3", kind: "keycloak" };
    expect(providerForm.safeParse({ ...form, part: "connection" }).success).toBe(false);
    expect(providerForm.safeParse({ ...form, part: "sync" }).success).toBe(true);
    expect(providerForm.safeParse({ ...form, part: "all" }).success).toBe(false);
  });
});

it("keeps stored settings that it does not show, but none that its kind does not have", () => {
  const data = providerForm.parse({ ...sent, kind: "keycloak", expectedVersion: "1", part: "connection" });
  const stored = {
    clockToleranceSeconds: 200,
    sync: { pageSize: 50, quotaAttribute: "quota" },
    endpoints: { token: "https://id.test/token" },
    ldap: { base: "dc=test" },
  };
  const after = settingsAfter(data, stored);
  expect(after).toMatchObject({ sync: { pageSize: 50 }, clockToleranceSeconds: 90 });
  expect(after).not.toHaveProperty("ldap");
  expect(after.endpoints).toBeUndefined();
});

it("gives the verb's messages to the fields of the form", () => {
  const given = {
    issuer: "a",
    "settings.allowedDomains.1": "b",
    "settings.endpoints.token": "c",
    "mappings.2.value": "d",
    "provider.settings.scopes": "e",
  };
  expect(formFields(given)).toEqual({
    issuer: "a",
    allowedDomains: "b",
    token: "c",
    mappings: "d",
    scopes: "e",
  });
});
