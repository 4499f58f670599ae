import { describe, expect, it } from "vitest";
import { requireAliasAccess, requireNotOpened } from "@/lib/accounts/alias/permission";
import type { Actor } from "@/lib/platform/actor";
import { type AliasManager, aliasManagers } from "@/lib/platform/db/schema/alias";

const anna: Actor = { kind: "mailbox", id: "anna", address: "anna@demo.test" };
const ben: Actor = { kind: "mailbox", id: "ben", address: "ben@demo.test" };
const opened: Actor = { ...anna, impersonatedBy: "root@admins.test" };
const ownAdmin: Actor = { kind: "domain-admin", id: "1", name: "own", domains: ["demo.test"] };
const foreignAdmin: Actor = { kind: "domain-admin", id: "2", name: "foreign", domains: ["other.test"] };
const superadmin: Actor = { kind: "superadmin", id: "3", name: "root" };
const shell: Actor = { kind: "cli", user: "root" };
const provider: Actor = { kind: "identity-provider", id: "4", slug: "keycloak" };
const link: Actor = { kind: "setup-link", id: "5" };

const outcome = (actor: Actor, managedBy: AliasManager) => {
  try {
    requireAliasAccess(actor, { mailboxId: "anna", managedBy, domainName: "demo.test" });
    return "allowed";
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : "failed";
  }
};

describe.each(aliasManagers)("an alias managed by %s", (managedBy) => {
  it.each([
    ["who administers its domain", ownAdmin],
    ["who administers everything", superadmin],
    ["who has a shell", shell],
  ])("can be changed by %s", (_, actor) => expect(outcome(actor, managedBy)).toBe("allowed"));

  it("can be changed by its mailbox only where the person has made it", () =>
    expect(outcome(anna, managedBy)).toBe(managedBy === "owner" ? "allowed" : "not-found"));

  it.each([
    ["another mailbox of the domain", ben],
    ["an administrator of another domain", foreignAdmin],
    ["a provider", provider],
    ["a set-up link", link],
  ])("is not even there for %s", (_, actor) => expect(outcome(actor, managedBy)).toBe("not-found"));

  it("is refused to an administrator who has opened the mailbox, in words", () =>
    expect(outcome(opened, managedBy)).toBe("forbidden"));
});

it("is the person's alone to make, and not of whoever has opened the mailbox", () => {
  expect(() => requireNotOpened(anna)).not.toThrow();
  expect(() => requireNotOpened(superadmin)).not.toThrow();
  expect(() => requireNotOpened(opened)).toThrow("impersonate");
});
