import { describe, expect, it } from "vitest";
import { noAliasFacts } from "@/lib/accounts/alias/plan-directory-aliases";
import { templateDefaults } from "@/lib/accounts/template/fields";
import type { KnownMailbox } from "@/lib/directory/sync/known";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { deprovisioningChanges, wantedChanges } from "@/lib/directory/sync/wanted-state";
import type { PinnableField } from "@/lib/platform/db/schema/mailbox";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";
import type { Claims } from "@/lib/providers/settings/claim-at";
import { deprovisioningPolicies } from "@/lib/providers/settings/sync-settings";
import { knownMailbox } from "@/lib/testing/directory/known-mailbox";
import { say } from "@/lib/words/text";

const anna = knownMailbox({ id: "1", language: "de", identityProviderId: "p1" });
const pinned = (...pinnedFields: PinnableField[]): KnownMailbox => ({ ...anna, pinnedFields });

const small = { ...templateDefaults, templateId: "small", quotaBytes: 1_024, pop3: false };
const policy: SyncPolicy = {
  provider: {
    id: "p1",
    slug: "keycloak",
    issuer: "https://id.demo.test",
    defaultTemplateId: null,
    settings: {
      ...openIdSettings.parse({ sync: { quotaAttribute: "quota", languageAttribute: "locale" } }),
      mailPassword: { enabled: true, attribute: "mail_hash" },
    },
    mappings: [{ claim: "group", value: "interns", templateId: small.templateId, templateName: "Small" }],
  },
  groupsInUse: [],
  templates: new Map([[small.templateId, small]]),
  now: new Date("2026-06-01T12:00:00Z"),
};
const claimed = { name: "Anna", locale: "de" };
const wanted = (mailbox: KnownMailbox, claims: Claims = claimed) =>
  wantedChanges(policy, claims, mailbox, noAliasFacts);

describe("somebody who is in the directory", () => {
  it("changes nothing who is as the directory says", () =>
    expect(wanted(anna)).toEqual({
      changes: {},
      mailPassword: { changes: {}, secret: {}, problem: null },
    }));

  it("gets what is different, field by field, with both values", () =>
    expect(wanted(anna, { ...claimed, name: "Anna Bell", quota: "2 GiB" }).changes).toEqual({
      displayName: { before: "Anna", after: "Anna Bell" },
      quotaBytes: { before: anna.quotaBytes, after: 2 * 1024 ** 3 },
    }));

  it("gets the directory's language, and mail again who was present without", () => {
    expect(wanted(anna, { ...claimed, locale: "fr" }).changes).toEqual({
      language: { before: "de", after: "fr" },
    });
    expect(wanted({ ...anna, directoryReceives: false }).changes).toMatchObject({
      directoryReceives: { before: false, after: true },
    });
  });

  it.each([{}, { name: "  ", quota: "much", locale: "not a language" }])(
    "keeps what it has where the directory says nothing that can be read: %j",
    (claims) => expect(wanted(anna, claims).changes).toEqual({}),
  );

  it("gets the template that its claims name, and its own quota over the template's", () => {
    expect(wanted(anna, { ...claimed, group: "interns" }).changes).toEqual({
      quotaBytes: { before: anna.quotaBytes, after: 1_024 },
      pop3: { before: true, after: false },
      templateId: { before: null, after: "small" },
    });
    expect(wanted(anna, { ...claimed, group: "interns", quota: "0" }).changes).toMatchObject({
      quotaBytes: { after: 0 },
    });
  });

  it("keeps what an administrator has pinned, and gets the rest", () =>
    expect(wanted(pinned("quotaBytes", "displayName"), { name: "Other", group: "interns" }).changes).toEqual({
      pop3: { before: true, after: false },
      templateId: { before: null, after: "small" },
    }));

  it.each([
    ["disabled", true],
    ["disabled", false],
    ["missing", true],
    ["missing", false],
  ] as const)("comes back who was %s, mail taken in: %s", (directoryState, directoryReceives) =>
    expect(wanted({ ...anna, directoryState, directoryReceives }).changes).toEqual({
      directoryState: { before: directoryState, after: "present" },
      ...(directoryReceives ? {} : { directoryReceives: { before: false, after: true } }),
    }),
  );

  it("comes back whatever is pinned: a pin holds a value, not a person out", () =>
    expect(
      wanted({ ...pinned("displayName"), directoryState: "disabled" }, { ...claimed, name: "New" }).changes,
    ).toEqual({ directoryState: { before: "disabled", after: "present" } }));
});

describe("the mail password of the directory", () => {
  const hash = "{SSHA}umN3QXMnyCnkcIfFYLI/hLSXNEWsA011";
  const other = "{SSHA}3Fbwj6fYVfOPpWv7kBUVXTQWsvHdd0kR";
  const withHash = { ...anna, directoryPasswordHash: hash };

  it.each([
    ["the first", anna, hash, { before: null, after: "set" }, { before: null, after: hash }],
    ["another", withHash, other, { before: "set", after: "changed" }, { before: hash, after: other }],
    ["none any more", withHash, undefined, { before: "set", after: null }, { before: hash, after: null }],
  ] as const)(
    "is %s: a line says so in words, and the hash stays beside it",
    (_, mailbox, value, words, secret) => {
      const { changes, mailPassword } = wanted(mailbox, { ...claimed, mail_hash: value });
      expect(changes).toEqual({ mailPassword: words });
      expect(mailPassword.secret).toEqual({ mailPassword: secret });
      expect(JSON.stringify(changes)).not.toContain("SSHA");
    },
  );

  it("is the same as before, and nothing happens", () =>
    expect(wanted(withHash, { ...claimed, mail_hash: hash })).toMatchObject({
      changes: {},
      mailPassword: { secret: {}, problem: null },
    }));

  it.each([["in plain text"], [["several", "values"]], [12]])(
    "takes the old one away where it is %j, which cannot be used",
    (value) => {
      const { mailPassword } = wanted(withHash, { ...claimed, mail_hash: value });
      expect(mailPassword.secret).toEqual({ mailPassword: { before: hash, after: null } });
      expect(mailPassword.problem && say(mailPassword.problem)).toMatch(/^mail_hash /);
    },
  );
});

describe("somebody who has left", () => {
  it.each(["disabled", "missing"] as const)("and is %s is left alone where leavers are", (state) =>
    expect(deprovisioningChanges(anna, state, "nothing")).toBeNull(),
  );

  it.each(["disabled", "missing"] as const)("and is %s gets no mail only where it is refused", (state) => {
    expect(deprovisioningChanges(anna, state, "receive-only")).toEqual({
      directoryState: { before: "present", after: state },
    });
    expect(deprovisioningChanges(anna, state, "disable")).toEqual({
      directoryState: { before: "present", after: state },
      directoryReceives: { before: true, after: false },
    });
  });

  it("changes nothing a second time", () => {
    for (const policy of deprovisioningPolicies.filter((one) => one !== "nothing")) {
      const gone = {
        ...anna,
        directoryState: "missing",
        directoryReceives: policy === "receive-only",
      } as const;
      expect(deprovisioningChanges(gone, "missing", policy)).toEqual({});
    }
  });

  it("follows another policy at the next run, in both directions", () => {
    const gone = { directoryState: "missing", directoryReceives: true } as const;
    expect(deprovisioningChanges(gone, "missing", "disable")).toEqual({
      directoryReceives: { before: true, after: false },
    });
    expect(deprovisioningChanges({ ...gone, directoryReceives: false }, "missing", "receive-only")).toEqual({
      directoryReceives: { before: false, after: true },
    });
  });
});
