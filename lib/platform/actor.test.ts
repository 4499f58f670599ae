import { describe, expect, it } from "vitest";
import {
  type Actor,
  actorId,
  actorLabel,
  readableDomains,
  refuseImpersonated,
  requireDomainAdmin,
  requireMailboxAccess,
  requireProvider,
  requireSuperadmin,
} from "@/lib/platform/actor";

const superadmin: Actor = { kind: "superadmin", id: "s", name: "root" };
const domainAdmin: Actor = { kind: "domain-admin", id: "d", name: "dora", domains: ["a.test"] };
const alice: Actor = { kind: "mailbox", id: "m1", address: "alice@a.test" };
const provider: Actor = { kind: "identity-provider", id: "p1", slug: "kc" };

describe("authorisation", () => {
  it("lets only superadmins, the shell and jobs administer everything", () => {
    expect(() => requireSuperadmin(superadmin)).not.toThrow();
    expect(() => requireSuperadmin({ kind: "cli", user: "root" })).not.toThrow();
    for (const actor of [domainAdmin, alice, provider, { kind: "setup-link", id: "l" } as const])
      expect(() => requireSuperadmin(actor)).toThrow("permission");
  });

  it("keeps a domain admin inside its domains", () => {
    expect(() => requireDomainAdmin(domainAdmin, "a.test")).not.toThrow();
    expect(() => requireDomainAdmin(domainAdmin, "b.test")).toThrow("permission");
  });

  it("lets a mailbox act for itself only", () => {
    expect(() => requireMailboxAccess(alice, { id: "m1", domainName: "a.test" })).not.toThrow();
    expect(() => requireMailboxAccess(alice, { id: "m2", domainName: "a.test" })).toThrow("permission");
    expect(() => requireMailboxAccess(domainAdmin, { id: "m2", domainName: "a.test" })).not.toThrow();
  });

  it("keeps a provider to its own mailboxes", () => {
    expect(() => requireProvider(provider, "p1")).not.toThrow();
    expect(() => requireProvider(provider, "p2")).toThrow("permission");
  });

  it("tells whose records may be read", () => {
    expect(readableDomains(superadmin)).toBeNull();
    expect(readableDomains(domainAdmin)).toEqual(["a.test"]);
    for (const actor of [alice, provider, { kind: "setup-link", id: "l" } as const])
      expect(() => readableDomains(actor)).toThrow("permission");
  });
});

/** Everybody there is, and what each may. */
const everybody: Record<string, Actor> = {
  job: { kind: "system", job: "sync" },
  shell: { kind: "cli", user: "root" },
  link: { kind: "setup-link", id: "l" },
  superadmin,
  ownAdmin: domainAdmin,
  otherAdmin: { ...domainAdmin, domains: ["b.test", "a.test.b.test", "xa.test", "A.TEST"] },
  adminOfNothing: { ...domainAdmin, domains: [] },
  alice,
  openedAlice: { ...alice, impersonatedBy: "dora" },
  bob: { kind: "mailbox", id: "m2", address: "bob@a.test" },
  provider,
  // An id that is a mailbox's or a provider's gives nothing to who is neither.
  adminWithMailboxId: { kind: "superadmin", id: "m1", name: "x" },
  linkWithMailboxId: { kind: "setup-link", id: "m1" },
  mailboxWithProviderId: { kind: "mailbox", id: "p1", address: "p@a.test" },
};
const everything = ["job", "shell", "superadmin", "adminWithMailboxId"];

describe("of everybody", () => {
  it.each<[string, (actor: Actor) => unknown, string[]]>([
    ["administer the installation", requireSuperadmin, everything],
    ["administer a.test", (actor) => requireDomainAdmin(actor, "a.test"), [...everything, "ownAdmin"]],
    ["administer a domain without a name", (actor) => requireDomainAdmin(actor, ""), everything],
    [
      "act for alice's mailbox",
      (actor) => requireMailboxAccess(actor, { id: "m1", domainName: "a.test" }),
      [...everything, "ownAdmin", "alice", "openedAlice"],
    ],
    ["bring the provider's people", (actor) => requireProvider(actor, "p1"), [...everything, "provider"]],
    ["read records of domains", readableDomains, [...everything, "ownAdmin", "otherAdmin", "adminOfNothing"]],
    [
      "make what lasts in a mailbox",
      refuseImpersonated,
      Object.keys(everybody).filter((name) => name !== "openedAlice"),
    ],
  ])("may %s exactly those who should", (_, ask, may) => {
    const allowed = Object.entries(everybody).filter(([, actor]) => {
      try {
        ask(actor);
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: "forbidden" });
        return false;
      }
    });
    expect(allowed.map(([name]) => name).sort()).toEqual([...may].sort());
  });

  it("has a line for the trail, which says whose hand it was", () => {
    for (const actor of Object.values(everybody)) expect(actorLabel(actor)).not.toBe("");
    expect(actorLabel({ ...alice, impersonatedBy: "dora" })).toBe("alice@a.test (opened by dora)");
    expect(actorId({ ...alice, impersonatedBy: "dora" })).toBe("m1");
    expect(actorId({ kind: "cli", user: "root" })).toBeNull();
  });
});
