import { describe, expect, it } from "vitest";
import type { AliasFacts, OwnAlias } from "@/lib/accounts/alias/plan-directory-aliases";
import { maxDirectoryAliases, planDirectoryAliases } from "@/lib/accounts/alias/plan-directory-aliases";
import { templateDefaults } from "@/lib/accounts/template/fields";
import { type Known, type KnownMailbox, nothingKnown } from "@/lib/directory/sync/known";
import {
  aliasChanges,
  planAliasConflicts,
  planChangedAddress,
  plannedAliases,
} from "@/lib/directory/sync/plan-aliases";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { Person } from "@/lib/providers/directory/person";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";

const providerId = "01a20a59-8224-7542-a9ed-d3c3eb4aa511";
const policy = (settings: object = {}): SyncPolicy => ({
  provider: {
    id: providerId,
    slug: "idp",
    issuer: "https://id.test/realms/a",
    settings: openIdSettings.parse(settings),
    mappings: [],
    defaultTemplateId: null,
  },
  groupsInUse: [],
  templates: new Map(),
  now: new Date("2026-11-23T12:00:00Z"),
});
const following = policy({ sync: { aliasesAttribute: "aliases" } });

const mailbox = (over: Partial<KnownMailbox> = {}) =>
  ({
    ...templateDefaults,
    id: "m-anna",
    address: "anna@demo.test",
    identityProviderId: providerId,
    ...over,
  }) as KnownMailbox;
const facts = (own: OwnAlias[] = [], over: Partial<AliasFacts> = {}): AliasFacts => ({
  ownOf: (id) => (id === "m-anna" ? own : []),
  domain: (name) => (name.endsWith("demo.test") ? { active: true, full: false, closed: false } : undefined),
  isTaken: () => false,
  ...over,
});
const theirs = (address: string): OwnAlias => ({ address, fromDirectory: true });
const ours = (address: string): OwnAlias => ({ address, fromDirectory: false });
const person = (aliases: string[] | undefined, over: Partial<Person> = {}): Person => ({
  id: "s-anna",
  username: "anna",
  email: "anna@demo.test",
  emailVerified: true,
  givenName: "",
  familyName: "",
  enabled: true,
  attributes: aliases ? { aliases } : {},
  ...over,
});
const claims = (aliases: string[] | undefined) => ({ sub: "s", ...(aliases ? { aliases } : {}) });
const linked = (
  own: OwnAlias[] = [],
  over: Partial<AliasFacts> = {},
  changes: Partial<KnownMailbox> = {},
): Known => ({
  ...nothingKnown,
  linked: mailbox(changes),
  aliases: facts(own, over),
});

describe("the aliases of a mailbox, by what its directory names", () => {
  it.each<[string, string[] | undefined, OwnAlias[], object | null]>([
    ["are added", ["a@demo.test"], [], { before: [], after: ["a@demo.test"] }],
    [
      "are taken away",
      ["a@demo.test"],
      [theirs("a@demo.test"), theirs("b@demo.test")],
      { before: ["a@demo.test", "b@demo.test"], after: ["a@demo.test"] },
    ],
    [
      "are all taken away where it names none",
      undefined,
      [theirs("a@demo.test")],
      { before: ["a@demo.test"], after: [] },
    ],
    [
      "stay as they are",
      ["B@demo.test", "a@demo.test"],
      [theirs("a@demo.test"), theirs("b@demo.test")],
      null,
    ],
    ["leave those of administrators alone", [], [ours("o@demo.test")], null],
    ["do not take over what an administrator has given", ["o@demo.test"], [ours("o@demo.test")], null],
    ["never have the mailbox's own address", ["anna@demo.test"], [], null],
    ["pass over domains that are not here", ["a@elsewhere.test"], [], null],
  ])("%s", (_, named, own, change) =>
    expect(aliasChanges(following, claims(named), mailbox(), facts(own))).toEqual(
      change ? { aliases: change } : {},
    ),
  );

  it("are none where they are not followed", () =>
    expect(aliasChanges(policy(), claims(["a@demo.test"]), mailbox(), facts())).toEqual({}));

  it("of a mailbox that is still to be made have nothing before them", () =>
    expect(
      aliasChanges(following, claims(["a@demo.test"]), { id: null, address: "anna@demo.test" }, facts()),
    ).toEqual({
      aliases: { before: null, after: ["a@demo.test"] },
    }));

  it("are read back from the line that was planned, and from nothing else", () => {
    const change = { aliases: { before: ["a@demo.test"], after: ["b@demo.test"] } };
    expect(plannedAliases(change)).toEqual({ before: ["a@demo.test"], after: ["b@demo.test"] });
    expect(plannedAliases({ aliases: { before: null, after: "x" } })).toEqual({ before: [], after: [] });
    expect(plannedAliases({ quotaBytes: { before: 1, after: 2 } })).toBeNull();
  });
});

describe("what is refused of them", () => {
  const domain = (over: object) => ({
    domain: () => ({ active: true, full: false, closed: false, ...over }),
  });

  it.each<[string, string, Partial<AliasFacts>, string | null]>([
    ["is no address here", "anna+x@demo.test", {}, "alias-invalid"],
    ["is no address at all", "no address", {}, "alias-invalid"],
    ["speaks for the domain", "postmaster@demo.test", {}, "alias-reserved"],
    [
      "is of a domain of another provider",
      "a@demo.test",
      domain({ closed: true }),
      "alias-of-other-provider",
    ],
    ["is somebody else's", "a@demo.test", { isTaken: () => true }, "alias-taken"],
    ["is of a domain that is full", "a@demo.test", domain({ full: true }), "alias-domain-full"],
    ["is of a domain that is switched off", "a@demo.test", domain({ active: false }), null],
    ["is of a domain that is not here", "a@demo.test", { domain: () => undefined }, null],
  ])("%s", (_, named, over, reason) => {
    const lines = planAliasConflicts(following, person([named]), linked([], over));
    expect(lines.map((line) => [line.kind, line.reason, line.detail])).toEqual(
      reason ? [["conflict", reason, named]] : [],
    );
    expect(aliasChanges(following, claims([named]), mailbox(), facts([], over))).toEqual({});
  });

  it("is a line for each reason, with all of its addresses", () => {
    const named = ["b@demo.test", "a@demo.test", "postmaster@demo.test"];
    const taken = { isTaken: (address: string) => !address.startsWith("postmaster") };
    expect(planAliasConflicts(following, person(named), linked([], taken))).toMatchObject([
      { reason: "alias-reserved", detail: "postmaster@demo.test" },
      { reason: "alias-taken", detail: "a@demo.test, b@demo.test" },
    ]);
  });

  it("is not said of an address that the mailbox has already, whatever holds for new ones", () => {
    const known = linked([theirs("a@demo.test")], domain({ full: true, closed: true }));
    expect(planAliasConflicts(following, person(["a@demo.test"]), known)).toEqual([]);
  });

  it.each<[string, Partial<Person>, Partial<KnownMailbox>]>([
    ["disabled", { enabled: false }, {}],
    ["of a mailbox with another source", {}, { identityProviderId: "another" }],
  ])("is nobody's business for somebody %s", (_, over, changes) =>
    expect(
      planAliasConflicts(following, person(["postmaster@demo.test"], over), linked([], {}, changes)),
    ).toEqual([]),
  );

  it("is what goes beyond fifty, the first of them by name staying", () => {
    const many = Array.from(
      { length: maxDirectoryAliases + 2 },
      (_, index) => `a${String(index).padStart(3, "0")}@demo.test`,
    );
    const plan = planDirectoryAliases(mailbox(), { addresses: many, invalid: [] }, facts());
    expect(plan.after).toEqual(many.slice(0, maxDirectoryAliases));
    expect(plan.refused.map(({ reason }) => reason)).toEqual(["aliases-too-many", "aliases-too-many"]);
  });
});

describe("an address that has changed there", () => {
  const moved = (over: Partial<Person> = {}) => person(undefined, { email: "anna.new@demo.test", ...over });

  it("is told, and the mailbox keeps its own", () =>
    expect(planChangedAddress(policy(), moved(), linked())).toMatchObject([
      {
        kind: "conflict",
        reason: "address-changed",
        address: "anna@demo.test",
        detail: "anna.new@demo.test",
        changes: {},
      },
    ]));

  it.each<[string, SyncPolicy, Person, Known]>([
    [
      "where it is the same in another spelling",
      policy(),
      person(undefined, { email: "ANNA@Demo.test" }),
      linked(),
    ],
    ["where it is not proven", policy(), moved({ emailVerified: false }), linked()],
    ["where there is none", policy(), moved({ email: null }), linked()],
    ["of somebody who is disabled", policy(), moved({ enabled: false }), linked()],
    [
      "of a mailbox with another source",
      policy(),
      moved(),
      linked([], {}, { identityProviderId: "another" }),
    ],
    ["of somebody who is not linked", policy(), moved(), nothingKnown],
    ["where the mailbox has it as an alias already", policy(), moved(), linked([ours("anna.new@demo.test")])],
    ["where it becomes an alias", policy({ changedAddress: "alias" }), moved(), linked()],
    [
      "where it is an alias of the directory's that stays",
      policy({ changedAddress: "alias" }),
      moved(),
      linked([theirs("anna.new@demo.test")]),
    ],
  ])("is not told %s", (_, by, who, known) => expect(planChangedAddress(by, who, known)).toEqual([]));

  it("is told where it should become an alias and cannot, or would be taken away", () => {
    const taken = linked([], { isTaken: () => true });
    expect(planChangedAddress(policy({ changedAddress: "alias" }), moved(), taken)).toHaveLength(1);
    const going = linked([theirs("anna.new@demo.test")]);
    expect(planChangedAddress(following, moved(), going)).toHaveLength(1);
  });

  it("is told of any domain, also one that the provider may not bring", () =>
    expect(
      planChangedAddress(
        policy({ allowedDomains: ["demo.test"] }),
        moved({ email: "anna@new.test" }),
        linked(),
      ),
    ).toHaveLength(1));
});
