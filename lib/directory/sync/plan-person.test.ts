import { describe, expect, it } from "vitest";
import { templateDefaults } from "@/lib/accounts/template/fields";
import { type Known, type KnownMailbox, nothingKnown } from "@/lib/directory/sync/known";
import { type MissingPerson, planMissing } from "@/lib/directory/sync/plan-missing";
import { planPerson } from "@/lib/directory/sync/plan-person";
import type { PlannedLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { Person } from "@/lib/providers/directory/person";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";
import { knownMailbox } from "@/lib/testing/directory/known-mailbox";

const providerId = "01a20a59-8224-7542-a9ed-d3c3eb4aa511";
const now = new Date("2026-11-23T12:00:00Z");

const policy = (sync: object = {}, settings: object = {}): SyncPolicy => ({
  provider: {
    id: providerId,
    slug: "idp",
    issuer: "https://id.test/realms/a",
    settings: openIdSettings.parse({ ...settings, sync: { importUsers: true, ...sync } }),
    mappings: [{ claim: null, value: "staff", templateId: "t-staff", templateName: "staff" }],
    defaultTemplateId: "t-default",
  },
  groupsInUse: [],
  templates: new Map([
    ["t-staff", { ...templateDefaults, templateId: "t-staff", quotaBytes: 10 }],
    ["t-default", { ...templateDefaults, templateId: "t-default", quotaBytes: 5 }],
  ]),
  now,
});

const anna: Person = {
  id: "s-anna",
  username: "anna",
  email: "Anna@demo.test",
  emailVerified: true,
  givenName: "Anna",
  familyName: "Alm",
  enabled: true,
  attributes: { mailcow_template: ["staff"] },
};

const mailbox = knownMailbox({
  identityProviderId: providerId,
  displayName: "Anna Alm",
  quotaBytes: 10,
  templateId: "t-staff",
});

const domain = { active: true, defaultTemplateId: null, identityProviderId: null };
const linked = (changes: Partial<KnownMailbox> = {}): Known => ({
  ...nothingKnown,
  linked: { ...mailbox, ...changes },
});
const plan = (person: Partial<Person>, known = linked(), by = policy()) =>
  planPerson(by, { ...anna, ...person }, [], known);

describe("a linked person", () => {
  it("who has everything needs nothing", () => {
    expect(plan({})).toBeNull();
  });

  it("gets what the directory and the template say, but for what is pinned", () => {
    const before = linked({ displayName: "Old", quotaBytes: 7, imap: false, pinnedFields: ["imap"] });
    expect(plan({}, before)).toMatchObject({
      kind: "update",
      mailboxId: "m-anna",
      changes: { displayName: { before: "Old", after: "Anna Alm" }, quotaBytes: { before: 7, after: 10 } },
    });
    expect(Object.keys((plan({}, before) as { changes: object }).changes)).toEqual([
      "quotaBytes",
      "displayName",
    ]);
  });

  it("keeps its template where mappings look at what only a token says, whatever an attribute is called", () => {
    const byRole = policy();
    byRole.provider.mappings = [
      { claim: "realm_access.roles", value: "staff", templateId: "t-staff", templateName: "staff" },
    ];
    for (const attributes of [{}, { "realm_access.roles": ["staff"] }, { realm_access: ["staff"] }]) {
      expect(plan({ attributes }, linked({ templateId: "t-default", quotaBytes: 5 }), byRole)).toBeNull();
      expect(plan({ attributes }, linked(), byRole)).toBeNull();
    }
  });

  it("keeps the mailbox when the address changes there", () => {
    expect(plan({ email: "anna.berg@demo.test" })).toBeNull();
  });

  it("leaves at once when disabled there, as the policy for leavers says", () => {
    expect(plan({ enabled: false })).toMatchObject({
      kind: "disable",
      reason: "person-disabled",
      changes: { directoryState: { before: "present", after: "disabled" } },
    });
    const refused = plan({ enabled: false }, linked(), policy({ leavers: "disable" }));
    expect(refused).toMatchObject({ changes: { directoryReceives: { before: true, after: false } } });
    expect(plan({ enabled: false }, linked(), policy({ leavers: "nothing" }))).toEqual({
      skipped: "leavers-kept",
    });
    expect(plan({ enabled: false }, linked({ directoryState: "disabled" }))).toBeNull();
  });

  it("is let in again when enabled again", () => {
    expect(plan({}, linked({ directoryState: "missing", directoryReceives: false }))).toMatchObject({
      kind: "reactivate",
      changes: {
        directoryState: { before: "missing", after: "present" },
        directoryReceives: { before: false, after: true },
      },
    });
  });

  it("is not followed any more once the mailbox has another source", () => {
    expect(plan({ enabled: false }, linked({ identityProviderId: null }))).toBeNull();
  });
});

describe("a person without a mailbox", () => {
  const fresh = { ...nothingKnown, domain };

  it("gets one, with the template of the first mapping that fits", () => {
    expect(plan({}, fresh)).toMatchObject({
      kind: "create",
      address: "anna@demo.test",
      subject: "s-anna",
      changes: { templateId: { after: "t-staff" }, displayName: { after: "Anna Alm" } },
    });
    const plain = plan({ attributes: {} }, fresh);
    expect(plain).toMatchObject({ changes: { templateId: { after: "t-default" } } });
  });

  it("gets the quota of the attribute that holds it", () => {
    const by = policy({ quotaAttribute: "quota" });
    expect(plan({ attributes: { quota: ["2 GiB"] } }, fresh, by)).toMatchObject({
      changes: { quotaBytes: { after: 2 * 1024 ** 3 } },
    });
  });

  it.each([
    [{ enabled: false }, fresh, null],
    [{ email: null }, fresh, "email-missing"],
    [{ emailVerified: false }, fresh, "email-unverified"],
    [{}, nothingKnown, "domain-unknown"],
    [{}, { ...fresh, domain: { ...domain, active: false } }, "domain-inactive"],
    [{}, { ...fresh, domain: { ...domain, identityProviderId: "other" } }, "domain-of-other-provider"],
    [{}, { ...fresh, domain: { ...domain, active: false, identityProviderId: "x" } }, "domain-inactive"],
  ])("is passed over: %o", (person, known, reason) => {
    expect(plan(person, known)).toEqual(reason === null ? null : { skipped: reason });
  });

  it.each([
    ["postmaster@demo.test", "address-reserved"],
    ["an na@demo.test", "address-invalid"],
  ])("is a conflict with the address %s", (email, reason) => {
    expect(plan({ email }, fresh)).toMatchObject({ kind: "conflict", reason });
  });

  it("is not brought in while the import is off", () => {
    expect(plan({}, fresh, policy({ importUsers: false }))).toEqual({ skipped: "import-off" });
  });
});

describe("a person at whose address there is a mailbox", () => {
  const at = (changes: Partial<KnownMailbox>, hasOther = false) => ({
    ...nothingKnown,
    domain,
    sameAddress: { mailbox: { ...mailbox, ...changes }, hasOther },
  });

  it("is linked to it when it waits for a person of this provider", () => {
    expect(plan({}, at({}))).toMatchObject({ kind: "link", mailboxId: "m-anna", changes: {} });
    expect(plan({ enabled: false }, at({}))).toMatchObject({
      kind: "link",
      changes: { directoryState: { after: "disabled" } },
    });
  });

  it("never takes over another person's, or one of another source", () => {
    expect(plan({}, at({}, true))).toMatchObject({ kind: "conflict", reason: "identity-conflict" });
    expect(plan({}, at({ identityProviderId: null }))).toMatchObject({
      kind: "conflict",
      reason: "address-of-other-source",
    });
    expect(plan({ emailVerified: false }, at({}))).toEqual({ skipped: "email-unverified" });
    expect(plan({}, at({}), policy({}, { linkByEmail: false }))).toMatchObject({ reason: "linking-off" });
  });
});

describe("a person whom the directory does not know", () => {
  const missing = (changes: Partial<MissingPerson> = {}): MissingPerson => ({
    subject: "s-anna",
    mailbox,
    misses: 0,
    missingSince: null,
    ...changes,
  });

  it("has left only after as many reads as the settings say", () => {
    expect(planMissing(policy(), missing(), false)).toMatchObject({
      kind: "missing",
      detail: { values: { read: 1, of: 2 } },
    });
    expect(planMissing(policy(), missing({ misses: 1 }), false)).toMatchObject({
      kind: "disable",
      reason: "person-gone",
      changes: { directoryState: { after: "missing" } },
    });
  });

  it("has left at once when a directory event said so", () => {
    expect(planMissing(policy(), missing(), true)).toMatchObject({ kind: "disable" });
  });

  it("has left after the time of grace, where one is set, whatever the number of reads", () => {
    const by = policy({ graceHours: 24 });
    const since = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    const at = (hours: number) => planMissing(by, missing({ misses: 90, missingSince: since(hours) }), false);
    expect(at(23)).toMatchObject({ kind: "missing", detail: { values: { hours: 23, of: 24 } } });
    expect(at(24)).toMatchObject({ kind: "disable" });
  });
});

describe("a mail password", () => {
  const [hash, other] = [
    "YmWv7C+tvtWk2I5XIOeB7Hcj0EhM0JFynfHa0HQUBtGgE4Ia",
    "umN3QXMnyCnkcIfFYLI/hLSXNEWsA011",
  ].map((value, index) => `${["{SSHA256}", "{SSHA}"][index]}${value}`);
  const on = policy({}, { mailPassword: { enabled: true } });
  const withHash = (...mailcow_password: (string | undefined)[]) => ({
    attributes: { ...anna.attributes, mailcow_password: mailcow_password.filter((one) => one !== undefined) },
  });
  const having = (directoryPasswordHash: string | null | undefined) =>
    linked({ directoryPasswordHash: directoryPasswordHash ?? null });

  it("is set, changed and removed, in words that hold no hash", () => {
    const cases = [
      [withHash(hash), having(null), { before: null, after: "set" }, { before: null, after: hash }],
      [withHash(other), having(hash), { before: "set", after: "changed" }, { before: hash, after: other }],
      [{}, having(hash), { before: "set", after: null }, { before: hash, after: null }],
    ] as const;
    for (const [person, known, words, secret] of cases) {
      const planned = plan(person, known, on);
      expect(planned).toMatchObject({ kind: "update", mailPassword: secret });
      const { mailPassword: _, ...shown } = planned as PlannedLine;
      expect(shown.changes).toEqual({ mailPassword: words });
      expect(JSON.stringify(shown)).not.toMatch(/SSHA/);
    }
  });

  it("that stays makes no line, nor does one while the flow is off", () => {
    expect(plan(withHash(hash), having(hash), on)).toBeNull();
    expect(plan({}, having(null), on)).toBeNull();
    expect(plan(withHash(other), having(hash))).toBeNull();
  });

  it("comes with the mailbox of somebody new, and with the link", () => {
    const created = plan(withHash(hash), { ...nothingKnown, domain }, on);
    expect(created).toMatchObject({ kind: "create", mailPassword: { before: null, after: hash } });
    const same = { ...nothingKnown, sameAddress: { mailbox, hasOther: false } };
    expect(plan(withHash(hash), same, on)).toMatchObject({
      kind: "link",
      changes: { mailPassword: { before: null, after: "set" } },
    });
    expect(plan({ ...withHash(hash), enabled: false }, same, on)).not.toHaveProperty("mailPassword");
  });

  it("that cannot be used is a conflict, takes the old one away, and hinders nothing else", () => {
    expect(plan(withHash("{PLAIN}hunter2"), having(null), on)).toEqual({
      kind: "conflict",
      reason: "mail-password-unusable",
      subject: "s-anna",
      mailboxId: "m-anna",
      address: "anna@demo.test",
      changes: {},
      detail: expect.objectContaining({ key: "readable", values: { attribute: "mailcow_password" } }),
    });
    expect(plan({ ...withHash("{PLAIN}hunter2"), givenName: "Anne" }, having(hash), on)).toMatchObject({
      kind: "update",
      changes: { displayName: { after: "Anne Alm" }, mailPassword: { before: "set", after: null } },
      detail: { values: { problem: { key: "readable" } } },
    });
    expect(plan(withHash(hash, other), having(null), on)).toMatchObject({ kind: "conflict" });
  });
});
