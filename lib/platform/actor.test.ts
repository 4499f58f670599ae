import { describe, expect, it } from "vitest";
import {
  type Actor,
  readableDomains,
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
      expect(() => requireSuperadmin(actor)).toThrow("not allowed");
  });

  it("keeps a domain admin inside its domains", () => {
    expect(() => requireDomainAdmin(domainAdmin, "a.test")).not.toThrow();
    expect(() => requireDomainAdmin(domainAdmin, "b.test")).toThrow("not allowed");
  });

  it("lets a mailbox act for itself only", () => {
    expect(() => requireMailboxAccess(alice, { id: "m1", domainName: "a.test" })).not.toThrow();
    expect(() => requireMailboxAccess(alice, { id: "m2", domainName: "a.test" })).toThrow("not allowed");
    expect(() => requireMailboxAccess(domainAdmin, { id: "m2", domainName: "a.test" })).not.toThrow();
  });

  it("keeps a provider to its own mailboxes", () => {
    expect(() => requireProvider(provider, "p1")).not.toThrow();
    expect(() => requireProvider(provider, "p2")).toThrow("not allowed");
  });

  it("tells whose records may be read", () => {
    expect(readableDomains(superadmin)).toBeNull();
    expect(readableDomains(domainAdmin)).toEqual(["a.test"]);
    for (const actor of [alice, provider, { kind: "setup-link", id: "l" } as const])
      expect(() => readableDomains(actor)).toThrow("not allowed");
  });
});
