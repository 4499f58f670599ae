import { beforeAll, describe, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { testConnection } from "@/lib/accounts/identity-provider/test-connection";
import { testDatabase } from "@/lib/testing/database";
import { createTestTemplate } from "@/lib/testing/fixtures";
import {
  base,
  groupLdif,
  groupsBase,
  peopleBase,
  personLdif,
  serviceAccount,
} from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";
import { say } from "@/lib/words/text";

/* The test of a directory, as the console, REST and the command line run it, against a real OpenLDAP. */

const database = testDatabase();
const slapd = testSlapd(
  personLdif("anna", { employeeType: "staff" }) +
    personLdif("ben", { mail: [] }) +
    personLdif("cleo", { pwdAccountLockedTime: "000001010000Z" }),
);
let templateId: string;
beforeAll(async () => {
  ({ id: templateId } = await createTestTemplate(database.context(), { name: "staff" }));
  await slapd().modify(groupLdif("sales", ["anna"]));
});

const form = (ldap: object = {}, changes: object = {}) => ({
  slug: "ldap",
  kind: "ldap" as const,
  baseDn: peopleBase,
  clientId: serviceAccount.dn,
  clientSecret: serviceAccount.password,
  settings: {
    templateAttribute: "employeeType",
    ldap: { urls: [slapd().first.ldaps], caCertificate: slapd().authority, groupBaseDn: groupsBase, ...ldap },
  },
  mappings: [{ value: "staff", templateId }],
  ...changes,
});

async function steps(provider: ReturnType<typeof form>, sampleUser?: string) {
  const found: Record<string, [outcome: string, what: string, advice: string]> = {};
  const asked = testConnection(database.context(), { provider, ...(sampleUser ? { sampleUser } : {}) });
  for await (const { step, outcome, what, advice } of asked)
    found[step] = [outcome, say(what), advice ? say(advice) : ""];
  return found;
}

describe("the connection test of a directory", () => {
  it("shows each step of one that works, and what a person would get", async () => {
    const found = await steps(form(), "anna");
    expect(found).toMatchObject({
      "name-resolution": ["ok", expect.stringContaining("127.0.0.1 is an IP address"), ""],
      tls: ["ok", expect.stringContaining("TLSv1.3, certificate issued by Test authority"), ""],
      bind: ["ok", expect.stringContaining(serviceAccount.dn), ""],
      base: ["ok", `${peopleBase} exists.`, ""],
      people: ["ok", "3 people match the filter.", ""],
      "sample-user": [
        "ok",
        'anna has employeeType "staff". anna gets the template staff from a mapping.',
        "",
      ],
    });
  });

  it("chooses by a group", async () => {
    const mappings = [{ claim: "groups", value: "/sales", templateId }];
    const found = await steps(form({}, { mappings }), "anna@example.test");
    expect(found["sample-user"]?.[1]).toContain("anna gets the template staff from a mapping");
  });

  it("warns of a server that does not answer while another does", async () => {
    const { first } = slapd();
    const found = await steps(form({ urls: ["ldaps://127.0.0.1:1", first.ldaps] }));
    expect(found.tls).toEqual([
      "warning",
      expect.stringContaining("Nothing is listening"),
      expect.any(String),
    ]);
    expect(found.bind?.[0]).toBe("ok");
  });

  it.each<[string, string, () => Parameters<typeof form>, RegExp]>([
    [
      "a name that there is not",
      "name-resolution",
      () => [{ urls: ["ldaps://nowhere.invalid"] }],
      /host name|name server/,
    ],
    ["a port that is closed", "tls", () => [{ urls: ["ldaps://127.0.0.1:1"] }], /Nothing is listening/],
    ["a certificate for another name", "tls", () => [{ urls: [slapd().first.misnamed] }], /different name/],
    ["a CA that is not trusted", "tls", () => [{ caCertificate: null }], /certificate/],
    [
      "StartTLS with a CA that is not trusted",
      "tls",
      () => [{ urls: [slapd().first.ldap], startTls: true, caCertificate: null }],
      /certificate/,
    ],
    ["a wrong password", "bind", () => [{}, { clientSecret: "wrong" }], /invalidCredentials \(49\)/],
    [
      "an account that is not there",
      "bind",
      () => [{}, { clientId: `cn=nobody,${base}` }],
      /invalidCredentials \(49\)/,
    ],
    ["no password", "bind", () => [{}, { clientSecret: undefined }], /No password/],
    ["a renamed base", "base", () => [{}, { baseDn: `ou=persons,${base}` }], /doesn't exist/],
    ["a base of another directory", "base", () => [{}, { baseDn: "dc=elsewhere" }], /dc=example,dc=test/],
    ["a filter that nobody matches", "people", () => [{ filter: "(uid=nobody)" }], /Nobody below/],
  ])("says what is wrong with %s, and runs nothing that needs it", async (_, step, change, problem) => {
    const found = await steps(form(...change()));
    expect(found[step]?.[0]).toBe("failed");
    expect(found[step]?.[1]).toMatch(problem);
    expect(found[step]?.[2]).not.toBe("");
    const later = Object.keys(found).slice(Object.keys(found).indexOf(step) + 1);
    for (const name of later.filter((one) => one !== "addresses")) expect(found[name]?.[0]).toBe("skipped");
  });

  it("says where the certificate of a CA goes that is not trusted", async () => {
    const { tls } = await steps(form({ caCertificate: null }));
    expect(tls?.[2]).toContain("CA certificates");
  });

  it.each<[string, string, string, RegExp]>([
    ["somebody without an address", "ben", "failed", /no email address/],
    ["somebody who is locked", "cleo", "warning", /disabled, expired or locked/],
    ["somebody who is not there", "dora", "failed", /nobody called dora/],
    ["a filter for a name", "*", "failed", /nobody called \*/],
    ["a filter around a name", "anna)(uid=*", "failed", /nobody called/],
  ])("says of %s why", async (_, name, outcome, problem) => {
    const found = await steps(form({}, { defaultTemplateId: templateId }), name);
    expect(found["sample-user"]).toEqual([outcome, expect.stringMatching(problem), expect.any(String)]);
  });

  it("sends a stored password to no other server", async () => {
    const context = database.context();
    await setIdentityProvider(context, form());
    const without = { clientSecret: undefined };
    expect((await steps(form({}, without))).bind?.[0]).toBe("ok");
    expect((await steps(form({ urls: [slapd().second.ldaps] }, without))).bind?.[1]).toContain("No password");
  });

  it("refuses at saving what is no directory, or another one", async () => {
    const save = (changes: object) =>
      setIdentityProvider(database.context(), { ...form(), slug: "second", ...changes });
    await expect(save({ baseDn: "dc=elsewhere" })).rejects.toMatchObject({
      fields: { baseDn: expect.stringContaining("dc=example,dc=test") },
    });
    await expect(save({ settings: { ldap: { urls: ["ldaps://127.0.0.1:1"] } } })).rejects.toMatchObject({
      code: "unavailable",
    });
  });
});
