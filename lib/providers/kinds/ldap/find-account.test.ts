import { describe, expect, it } from "vitest";
import { accountFilter, passwordMark } from "@/lib/providers/kinds/ldap/find-account";
import { ldapSettings } from "@/lib/providers/kinds/ldap/settings";

const settingsOf = (ldap: object = {}) =>
  ldapSettings.parse({ ldap: { filter: "(objectClass=person)", ...ldap } });
const asked = (whom: Parameters<typeof accountFilter>[1], ldap: object = {}) =>
  accountFilter(settingsOf(ldap), whom)?.toString() ?? null;
const active = { preset: "active-directory" };

describe("an account is looked for", () => {
  it.each([
    ["anna@example.test", {}, "(|(mail=anna@example.test)(uid=anna@example.test))"],
    ["anna", { loginAttributes: [] }, "(|(mail=anna))"],
    ["anna", active, "(|(mail=anna)(sAMAccountName=anna)(userPrincipalName=anna))"],
    ["CORP\\anna", active, "(|(mail=CORP\\5canna)(sAMAccountName=anna)(userPrincipalName=CORP\\5canna))"],
    ["CORP\\an\\na", active, "(sAMAccountName=CORP\\5can\\5cna)"],
    ["CORP\\anna", {}, "(uid=CORP\\5canna)"],
    ["*", {}, "(|(mail=\\2a)(uid=\\2a))"],
    ["a)(uid=*", {}, "(uid=a\\29\\28uid=\\2a)"],
    ["a\0", {}, "(uid=a\\00)"],
  ])("by the name %j as a value, whatever stands in it", (login, ldap, part) => {
    expect(asked({ login }, ldap)).toContain(part);
    expect(asked({ login }, ldap)).toMatch(/^\(&\(objectClass=person\)\(/);
  });

  it("by its id, in the bytes that it has", () => {
    const id = "00112233-4455-6677-8899-aabbccddeeff";
    expect(asked({ id })).toContain(`(entryUUID=${id})`);
    expect(asked({ id }, active)).toContain("objectGUID");
    expect(asked({ id: "no guid" }, active)).toBeNull();
    expect(asked({ id: "*" })).toContain("(entryUUID=\\2a)");
  });

  it("never by an empty name", () => expect(asked({ login: "" })).toBeNull());
});

describe("the mark of a password", () => {
  const mark = (attributes: Record<string, string>) =>
    passwordMark({
      dn: "uid=anna",
      attributes: new Map(
        Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), [Buffer.from(value)]]),
      ),
    });

  it("is when it was set, whatever else of the entry changes", () => {
    const entry = { pwdChangedTime: "20260101000000Z", modifyTimestamp: "20260202000000Z" };
    expect(mark(entry)).toBe(mark({ ...entry, modifyTimestamp: "20260303000000Z" }));
    expect(mark(entry)).not.toBe(mark({ ...entry, pwdChangedTime: "20260102000000Z" }));
  });

  it("is when the entry changed, where there is no better one, and never taken for the other", () => {
    const time = "20260101000000Z";
    expect(mark({ modifyTimestamp: time })).not.toBe(mark({ modifyTimestamp: "20260202000000Z" }));
    expect(mark({ modifyTimestamp: time })).not.toBe(mark({ pwdChangedTime: time }));
  });

  it.each<[string, Record<string, string>]>([
    ["nothing tells", {}],
    [
      "OpenLDAP may have locked it",
      { pwdChangedTime: "20260101000000Z", pwdAccountLockedTime: "20260102000000Z" },
    ],
    ["Active Directory may have", { pwdLastSet: "133800000000000000", lockoutTime: "133800000000000001" }],
  ])("is none where %s", (_, entry) => expect(mark(entry)).toBeNull());

  it("is there once Active Directory has no lock any more", () =>
    expect(mark({ pwdLastSet: "133800000000000000", lockoutTime: "0" })).toBe(
      "pwdLastSet 133800000000000000",
    ));
});
