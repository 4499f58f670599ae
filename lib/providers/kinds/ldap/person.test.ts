import { describe, expect, it } from "vitest";
import { isEnabled } from "@/lib/providers/kinds/ldap/account-state";
import { rangeOf } from "@/lib/providers/kinds/ldap/entry";
import { byId, idOf } from "@/lib/providers/kinds/ldap/entry-id";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";
import { isMalformed, personAttributes, readPerson } from "@/lib/providers/kinds/ldap/person";
import { ldapSettings } from "@/lib/providers/kinds/ldap/settings";
import { say } from "@/lib/words/text";

type Values = Record<string, readonly (string | Buffer)[]>;

const entry = (attributes: Values): LdapEntry => ({
  dn: "uid=anna,dc=example,dc=test",
  attributes: new Map(
    Object.entries(attributes).map(([name, values]) => [
      name.toLowerCase(),
      values.map((value) => (typeof value === "string" ? Buffer.from(value) : value)),
    ]),
  ),
});

const rules = (given: object = {}, claims: string[] = []) => ({
  settings: ldapSettings.parse(given),
  mappings: claims.map((claim) => ({ claim, value: "x", templateId: "t" })),
});

const now = Date.UTC(2026, 10, 29, 12);
const whole = {
  entryUUID: ["6f8e0e3e-0000-4000-8000-000000000001"],
  uid: ["anna"],
  mail: ["anna@example.test", "second@example.test"],
  givenName: ["Anna"],
  sn: ["Älm"],
};
const read = (changes: Values, from = rules()) => readPerson(entry({ ...whole, ...changes }), from, now);

describe("a person of a directory", () => {
  it("has what the preset says, and the attributes that settings and mappings look at, by their names there", () => {
    const from = rules({ templateAttribute: "employeeType", sync: { quotaAttribute: "mailQuota" } }, [
      "department",
      "groups",
    ]);
    const given = { EMPLOYEETYPE: ["staff"], MailQuota: ["5G"], Department: ["a", "b"], other: ["x"] };
    expect(read(given, from)).toEqual({
      id: "6f8e0e3e-0000-4000-8000-000000000001",
      username: "anna",
      email: "anna@example.test",
      emailVerified: true,
      givenName: "Anna",
      familyName: "Älm",
      enabled: true,
      attributes: { employeeType: ["staff"], mailQuota: ["5G"], department: ["a", "b"] },
    });
    expect(personAttributes(from)).toEqual(expect.arrayContaining(["entryUUID", "department", "mailQuota"]));
    expect(personAttributes(from)).not.toContain("groups");
  });

  it.each<[string, Values, object]>([
    ["an empty address is none", { mail: [""] }, { email: null }],
    ["an address that is missing is none", { mail: [] }, { email: null }],
    ["names that are missing are empty", { givenName: [], sn: [] }, { givenName: "", familyName: "" }],
    [
      "an attribute that is no text is left out",
      { employeeType: [Buffer.from([0xff, 0xd8])] },
      { attributes: {} },
    ],
    ["an attribute that is a book is left out", { employeeType: ["x".repeat(9_000)] }, { attributes: {} }],
  ])("%s", (_, given, person) =>
    expect(read(given, rules({ templateAttribute: "employeeType" }))).toMatchObject(person),
  );

  it.each<[string, Values, string]>([
    ["without an id", { entryUUID: [] }, "no entryUUID"],
    ["with an id of kilobytes", { entryUUID: ["x".repeat(300)] }, "no entryUUID"],
    ["without a user name", { uid: [] }, "no uid"],
    ["with a user name that is no text", { uid: [Buffer.from([0xc3])] }, "no uid"],
    ["with an address of kilobytes", { mail: [`${"x".repeat(400)}@example.test`] }, "longer than 320"],
    ["with a line break in the address", { mail: ["a@example.test\nBcc: b"] }, "control characters"],
    ["with a null byte in a name", { sn: ["a\0b"] }, "control characters"],
  ])("%s is malformed, which is said with the name of the entry", (_, given, problem) => {
    const record = read(given);
    if (!isMalformed(record)) throw new Error("a person");
    expect(say(record.problem)).toContain(problem);
    expect(say(record.problem)).toContain("uid=anna,dc=example,dc=test");
  });
});

describe("the id of an entry", () => {
  // [MS-DTYP] 2.3.4.2: the first three fields of a GUID are little-endian in memory.
  const bytes = Buffer.from("33221100554477668899aabbccddeeff", "hex");
  const text = "00112233-4455-6677-8899-aabbccddeeff";

  it("of Active Directory is read from its bytes, and found by them", () => {
    expect(idOf(entry({ objectGUID: [bytes] }), "objectGUID")).toBe(text);
    expect(byId("objectGUID", text)).toMatchObject({ attribute: "objectGUID", value: bytes });
  });

  it.each(["", "../../master", "*", "1)(uid=*", text.slice(1)])("of Active Directory is never %j", (id) =>
    expect(byId("objectGUID", id)).toBeNull(),
  );

  it("of Active Directory is not what has another length", () =>
    expect(idOf(entry({ objectGUID: [bytes.subarray(1)] }), "objectGUID")).toBeNull());
});

describe("an account", () => {
  const filetime = (moment: number) => String((BigInt(moment) + 11_644_473_600_000n) * 10_000n);
  it.each<[string, Values, boolean]>([
    ["of which nothing is said", {}, true],
    ["of Active Directory", { userAccountControl: ["512"] }, true],
    ["of Active Directory that is disabled", { userAccountControl: ["514"] }, false],
    ["of Active Directory that is disabled, and more", { userAccountControl: ["66050"] }, false],
    ["with a control that is no number", { userAccountControl: ["x"] }, true],
    ["that never expires", { accountExpires: ["0"] }, true],
    ["that never expires, as others write it", { accountExpires: ["9223372036854775807"] }, true],
    ["that expires in an hour", { accountExpires: [filetime(now + 3_600_000)] }, true],
    ["that has expired an hour ago", { accountExpires: [filetime(now - 3_600_000)] }, false],
    ["that expired in 1601", { accountExpires: ["1"] }, false],
    ["whose end is no number", { accountExpires: ["tomorrow"] }, true],
    ["that OpenLDAP has locked for good", { pwdAccountLockedTime: ["000001010000Z"] }, false],
    ["that OpenLDAP has locked for a while", { pwdAccountLockedTime: ["20261129110000Z"] }, true],
    ["that 389 has locked", { nsAccountLock: ["TRUE"] }, false],
    ["that 389 has unlocked", { nsAccountLock: ["false"] }, true],
    ["of FreeIPA that expires in a year", { krbPrincipalExpiration: ["20271129000000Z"] }, true],
    ["of FreeIPA that has expired", { krbPrincipalExpiration: ["20261129000000Z"] }, false],
    ["of FreeIPA with an end that is no time", { krbPrincipalExpiration: ["never"] }, true],
  ])("%s is enabled: %3$s", (_, given, enabled) => expect(isEnabled(entry(given), now)).toBe(enabled));
});

it.each<[string, Values, ReturnType<typeof rangeOf>]>([
  ["all at once", { member: ["a"] }, null],
  [
    "the first part",
    { member: [], "member;range=0-1": ["a", "b"] },
    { values: [Buffer.from("a"), Buffer.from("b")], next: 2 },
  ],
  ["the last part", { "member;range=2-*": ["c"] }, { values: [Buffer.from("c")], next: null }],
  ["another attribute's part", { "memberOf;range=0-1": ["a"] }, null],
])("knows of very many values that a server has sent %s", (_, given, range) =>
  expect(rangeOf(entry(given), "member")).toEqual(range),
);
