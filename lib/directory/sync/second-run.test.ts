import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templateDefaults } from "@/lib/accounts/template/fields";
import { type Known, type KnownMailbox, nothingKnown } from "@/lib/directory/sync/known";
import {
  besideMailPassword,
  planMailPassword,
  sealMailPassword,
  unsealMailPassword,
} from "@/lib/directory/sync/mail-password";
import { planMissing } from "@/lib/directory/sync/plan-missing";
import { planPerson } from "@/lib/directory/sync/plan-person";
import { isLine, type Planned, type StoredLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { directoryStates, pinnableFields } from "@/lib/platform/db/schema/mailbox";
import type { Person } from "@/lib/providers/directory/person";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";
import { deprovisioningPolicies } from "@/lib/providers/settings/sync-settings";

/* What holds for every person, whatever the directory and the mailbox say. */

const providerId = "01a20a59-8224-7542-a9ed-d3c3eb4aa511";
const hash = "{SSHA256}czOsYHMYUMFaUJ7ojzQMMS4mnzBJlz7F0DAX+UTcJLlzYWx0";

const policies = fc
  .record({
    leavers: fc.constantFrom(...deprovisioningPolicies),
    importUsers: fc.boolean(),
    mailPassword: fc.boolean(),
    linkByEmail: fc.boolean(),
    requireVerifiedEmail: fc.boolean(),
  })
  .map(
    ({ leavers, importUsers, mailPassword, ...settings }): SyncPolicy => ({
      provider: {
        id: providerId,
        slug: "idp",
        issuer: "https://id.test/realms/a",
        settings: openIdSettings.parse({
          ...settings,
          sync: { leavers, importUsers, quotaAttribute: "quota", languageAttribute: "locale" },
          mailPassword: { enabled: mailPassword },
        }),
        mappings: [{ claim: null, value: "staff", templateId: "t-staff", templateName: "staff" }],
        defaultTemplateId: null,
      },
      groupsInUse: [],
      templates: new Map([["t-staff", { ...templateDefaults, templateId: "t-staff", quotaBytes: 10 }]]),
      now: new Date("2026-11-23T12:00:00Z"),
    }),
  );
const values = (...some: string[]) => fc.option(fc.constantFrom(...some), { nil: undefined });
const people = fc
  .record({
    email: fc.constantFrom("anna@demo.test", "ANNA@demo.test", "other@demo.test", "no address", null),
    emailVerified: fc.boolean(),
    givenName: fc.constantFrom("Anna", ""),
    enabled: fc.boolean(),
    template: values("staff", "unknown"),
    quota: values("5 GiB", "much"),
    locale: values("de", "de_AT", "not a language"),
    password: values(hash, "plain text"),
  })
  .map(
    ({ template, quota, locale, password, ...person }): Person => ({
      ...person,
      id: "s-anna",
      username: "anna",
      familyName: "Alm",
      attributes: Object.fromEntries(
        Object.entries({ mailcow_template: template, quota, locale, mailcow_password: password }).flatMap(
          ([name, value]) => (value === undefined ? [] : [[name, [value]]]),
        ),
      ),
    }),
  );
const mailboxes = fc
  .record({
    displayName: fc.constantFrom("Anna Alm", "Somebody"),
    quotaBytes: fc.constantFrom(10, 99),
    language: fc.constantFrom("de", null),
    templateId: fc.constantFrom("t-staff", null),
    directoryState: fc.constantFrom(...directoryStates),
    directoryReceives: fc.boolean(),
    directoryPasswordHash: fc.constantFrom(hash, "{SHA}old", null),
    identityProviderId: fc.constantFrom(providerId, "another", null),
    linkByAddress: fc.boolean(),
    pinnedFields: fc.subarray([...pinnableFields]),
  })
  .map(
    (some): KnownMailbox =>
      ({ ...templateDefaults, id: "m-anna", address: "anna@demo.test", ...some }) as KnownMailbox,
  );
const knowing = (mailbox: KnownMailbox, isLinked: boolean): Known =>
  isLinked
    ? { ...nothingKnown, linked: mailbox }
    : { ...nothingKnown, sameAddress: { mailbox, hasOther: false } };

/** The mailbox after a line was applied to it. */
function applied(mailbox: KnownMailbox, planned: Planned): KnownMailbox {
  if (!isLine(planned)) return mailbox;
  const { mailPassword: _, aliases: __, ...fields } = planned.changes;
  const changed = Object.fromEntries(Object.entries(fields).map(([name, change]) => [name, change.after]));
  const directoryPasswordHash = planned.mailPassword?.after ?? null;
  return {
    ...mailbox,
    ...changed,
    ...(planned.mailPassword ? { directoryPasswordHash } : {}),
  } as KnownMailbox;
}

describe("a run", () => {
  it("has nothing left to change at once after it: a second one plans no change for anybody", () =>
    fc.assert(
      fc.property(policies, people, mailboxes, (policy, person, mailbox) => {
        const first = planPerson(policy, person, [], knowing(mailbox, true));
        const second = planPerson(policy, person, [], knowing(applied(mailbox, first), true));
        if (isLine(second)) expect(second).toMatchObject({ kind: "conflict", changes: {} });
      }),
      { numRuns: 1_000 },
    ));

  it("never touches a mailbox of another source, linked or not", () =>
    fc.assert(
      fc.property(policies, people, mailboxes, fc.boolean(), (policy, person, mailbox, isLinked) => {
        const foreign = { ...mailbox, identityProviderId: "another" };
        const planned = planPerson(policy, person, [], knowing(foreign, isLinked));
        if (isLine(planned)) expect(planned).toMatchObject({ kind: "conflict", changes: {} });
      }),
    ));

  it("links by an address that the provider has proven, and only where linking is allowed", () =>
    fc.assert(
      fc.property(policies, people, mailboxes, (policy, person, mailbox) => {
        const planned = planPerson(policy, person, [], knowing(mailbox, false));
        if (!isLine(planned) || planned.kind !== "link") return;
        const { requireVerifiedEmail, linkByEmail } = policy.provider.settings;
        expect(linkByEmail && mailbox.linkByAddress).toBe(true);
        expect(!requireVerifiedEmail || person.emailVerified).toBe(true);
        expect(mailbox.identityProviderId).toBe(providerId);
      }),
    ));

  it("shuts nobody out who is enabled, and lets nobody in who is disabled", () =>
    fc.assert(
      fc.property(policies, people, mailboxes, (policy, person, mailbox) => {
        const planned = planPerson(policy, person, [], knowing(mailbox, true));
        if (!isLine(planned) || planned.kind === "conflict") return;
        const state = planned.changes.directoryState?.after ?? mailbox.directoryState;
        expect(state === "present").toBe(person.enabled);
        expect(planned.kind === "disable").toBe(!person.enabled);
      }),
    ));

  it("keeps what an administrator has pinned, for whatever reason there is a line", () =>
    fc.assert(
      fc.property(policies, people, mailboxes, fc.boolean(), (policy, person, mailbox, isLinked) => {
        const planned = planPerson(policy, person, [], knowing(mailbox, isLinked));
        for (const name of mailbox.pinnedFields)
          expect(Object.keys(isLine(planned) ? planned.changes : {})).not.toContain(name);
      }),
    ));

  it("says nothing of a hash in a line that people read", () =>
    fc.assert(
      fc.property(policies, people, mailboxes, (policy, person, mailbox) => {
        const planned = planPerson(policy, person, [], knowing(mailbox, true));
        if (!isLine(planned)) return;
        const { mailPassword: _, ...shown } = planned;
        expect(JSON.stringify(shown)).not.toMatch(/czOsYHMY|\{SHA\}old|plain text/);
      }),
    ));

  it("leaves alone who is missing where leavers are, and shuts out the same person only once", () =>
    fc.assert(
      fc.property(
        policies,
        mailboxes,
        fc.nat({ max: 5 }),
        fc.boolean(),
        (policy, mailbox, misses, confirmed) => {
          const person = { subject: "s-anna", mailbox, misses, missingSince: null };
          const planned = planMissing(policy, person, confirmed);
          const { leavers, missesBeforeLeaving } = policy.provider.settings.sync;
          if (mailbox.identityProviderId !== providerId) return void expect(planned).toBeNull();
          if (leavers === "nothing") return void expect(planned).toEqual({ skipped: "leavers-kept" });
          if (!isLine(planned)) return;
          expect(planned.kind).toBe(confirmed || misses + 1 >= missesBeforeLeaving ? "disable" : "missing");
          if (planned.kind === "disable")
            expect(planMissing(policy, { ...person, mailbox: applied(mailbox, planned) }, true)).toBeNull();
        },
      ),
    ));
});

describe("the hash of a mail password", () => {
  const line = (sequence: number, sealed: string | null) =>
    ({ runId: "r1", sequence, sealedMailPassword: sealed }) as StoredLine;

  it("is sealed beside its line, and opens for no other line or run", () => {
    const change = { before: null, after: hash };
    const sealed = sealMailPassword(line(1, null), change);
    expect(sealed).not.toContain("SSHA256");
    expect(unsealMailPassword(line(1, sealed))).toEqual(change);
    expect(() => unsealMailPassword(line(2, sealed))).toThrow(expect.objectContaining({ code: "internal" }));
    expect(() => unsealMailPassword({ ...line(1, sealed), runId: "r2" })).toThrow(
      expect.objectContaining({ code: "internal" }),
    );
  });

  it("is none where nothing changes", () => {
    expect(sealMailPassword(line(1, null), undefined)).toBeNull();
    expect(unsealMailPassword(line(1, null))).toBeNull();
  });

  const provider = (enabled: boolean) =>
    ({
      provider: { settings: openIdSettings.parse({ mailPassword: { enabled } }) },
    }) as unknown as SyncPolicy;

  it.each<[string | null, unknown, object | null]>([
    [null, undefined, null],
    [null, hash, { before: null, after: hash }],
    [hash, hash, null],
    [hash, ` ${hash}\n`, null],
    ["{SHA}old", hash, { before: "{SHA}old", after: hash }],
    ["{SHA}old", undefined, { before: "{SHA}old", after: null }],
    ["{SHA}old", "", { before: "{SHA}old", after: null }],
    ["{SHA}old", "plain text", { before: "{SHA}old", after: null }],
    ["{SHA}old", [hash, hash], { before: "{SHA}old", after: null }],
    [null, "plain text", null],
  ])("%j becomes what the directory says, %j: %j", (before, said, change) => {
    const part = planMailPassword(provider(true), before, { sub: "s", mailcow_password: said });
    expect(part.secret).toEqual(change ? { mailPassword: change } : {});
    expect(Object.keys(part.changes)).toEqual(change ? ["mailPassword"] : []);
    expect(planMailPassword(provider(false), before, { mailcow_password: said })).toEqual({
      changes: {},
      secret: {},
      problem: null,
    });
  });

  it("that cannot be used is told beside what is done, without being quoted", () => {
    const part = planMailPassword(provider(true), "{SHA}old", { mailcow_password: "hunter2" });
    expect(part.problem).not.toBeNull();
    expect(
      JSON.stringify([part.problem, part.changes, besideMailPassword({ ...part, secret: {} })]),
    ).not.toContain("hunter2");
  });
});
