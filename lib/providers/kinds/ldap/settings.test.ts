import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { ldap } from "@/lib/providers/kinds/ldap/kind";
import { ldapSettings, shapeOf } from "@/lib/providers/kinds/ldap/settings";
import { say } from "@/lib/words/text";

const parse = (given: object) => ldapSettings.safeParse({ ldap: given });

const certificate = execFileSync(
  "openssl",
  [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"],
    ...["-keyout", "/dev/null", "-subj", "/CN=test", "-days", "1"],
  ],
  { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
);

describe("the settings of a directory", () => {
  it.each<[string, object]>([
    ["a URL", { urls: ["ldaps://ldap.example.org"] }],
    ["a URL with a port", { urls: ["LDAPS://LDAP.example.org:1636/"] }],
    ["an address", { urls: ["ldaps://10.0.0.5", "ldaps://[fd00::1]:636"] }],
    ["a certificate", { caCertificate: certificate }],
    ["several certificates", { caCertificate: `${certificate}\n${certificate}` }],
    ["a filter", { filter: "(&(objectClass=person)(!(uid=m\\c3\\bcller*)))" }],
    ["a rule of Active Directory", { filter: "(!(userAccountControl:1.2.840.113556.1.4.803:=2))" }],
  ])("may have %s", (_, given) => expect(parse(given).error).toBeUndefined());

  it.each<[string, object]>([
    ["a URL of the web", { urls: ["https://ldap.example.org"] }],
    ["no URL", { urls: ["ldap.example.org"] }],
    ["a URL without a host", { urls: ["ldaps://"] }],
    ["a URL with a base", { urls: ["ldaps://ldap.example.org/dc=org"] }],
    ["a URL with a login", { urls: ["ldaps://me:secret@ldap.example.org"] }],
    ["a URL with a query", { urls: ["ldaps://ldap.example.org?x"] }],
    ["the metadata service of a cloud", { urls: ["ldaps://169.254.169.254"] }],
    ["six URLs", { urls: Array.from({ length: 6 }, (_, at) => `ldaps://ldap${at}.example.org`) }],
    [
      "a certificate that is none",
      { caCertificate: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----" },
    ],
    ["a key beside the certificate", { caCertificate: `${certificate}-----BEGIN PRIVATE KEY-----` }],
    ["kilobytes of certificates", { caCertificate: certificate.repeat(200) }],
    ["a filter without parentheses", { filter: "uid=*" }],
    ["half a filter", { filter: "(uid=*" }],
    ["two filters", { filter: "(uid=*)(cn=*)" }],
    ["an empty filter", { filter: "()" }],
    ["a filter with bytes that are no text", { filter: "(uid=\\ff)" }],
    ["an attribute that is a filter", { usernameAttribute: "uid)(cn" }],
    ["an attribute with options", { emailAttribute: "mail;lang-de" }],
    ["a preset that there is not", { preset: "novell" }],
    ["a base of groups that is none", { groupBaseDn: "groups" }],
    ["what is none of its settings", { bind: true }],
  ])("must not have %s", (_, given) => expect(parse(given).success).toBe(false));

  it("follow the preset in what they leave out", () => {
    const shape = (given: object) => shapeOf(ldapSettings.parse({ ldap: given }).ldap);
    expect(shape({})).toMatchObject({ idAttribute: "entryUUID", groupAttribute: null });
    expect(shape({ preset: "active-directory", usernameAttribute: "cn" })).toMatchObject({
      idAttribute: "objectGUID",
      usernameAttribute: "cn",
      groupAttribute: "memberOf",
    });
    expect(shape({ groupAttribute: "memberOf" })).toMatchObject({ groupAttribute: "memberOf" });
  });

  it.each<[string, object, string | null]>([
    ["TLS", { urls: ["ldaps://ldap.example.org"] }, null],
    ["StartTLS", { urls: ["ldap://ldap.example.org"], startTls: true }, null],
    ["no TLS on this machine", { urls: ["ldap://127.0.0.1", "ldap://localhost:1389", "ldap://[::1]"] }, null],
    ["no TLS", { urls: ["ldap://ldap.example.org"] }, "urls"],
    ["no TLS at one of several", { urls: ["ldaps://a.example.org", "ldap://b.example.org"] }, "urls"],
    ["no TLS on what only looks like this machine", { urls: ["ldap://localhost.example.org"] }, "urls"],
    ["StartTLS where TLS is from the start", { urls: ["ldaps://a.example.org"], startTls: true }, "startTls"],
    ["no server", {}, "urls"],
  ])("fit or not: %s", (_, given, field) => {
    const misfit = ldap.misfit(ldapSettings.parse({ ldap: given }));
    expect(misfit?.field ?? null).toBe(field && `settings.ldap.${field}`);
    if (misfit) expect(say(misfit.text)).not.toBe("");
  });
});
