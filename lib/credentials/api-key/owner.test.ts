import { describe, expect, it } from "vitest";
import { mayRevoke, requireOwner } from "@/lib/credentials/api-key/owner";
import {
  type KnownOwner,
  requireOwner as requireFactorOwner,
  requireReset,
} from "@/lib/credentials/second-factor/owner";
import type { Actor } from "@/lib/platform/actor";

/** Everybody, two of whom have the same id under another kind. */
const everybody: Record<string, Actor> = {
  shell: { kind: "cli", user: "root" },
  job: { kind: "system", job: "x" },
  link: { kind: "setup-link", id: "1" },
  root: { kind: "superadmin", id: "1", name: "root" },
  otherRoot: { kind: "superadmin", id: "2", name: "other" },
  dora: { kind: "domain-admin", id: "3", name: "dora", domains: ["a.test"] },
  emil: { kind: "domain-admin", id: "4", name: "emil", domains: ["b.test"] },
  anna: { kind: "mailbox", id: "5", address: "anna@a.test" },
  openedAnna: { kind: "mailbox", id: "5", address: "anna@a.test", impersonatedBy: "dora" },
  mailboxOne: { kind: "mailbox", id: "1", address: "one@a.test" },
  provider: { kind: "identity-provider", id: "5", slug: "p" },
};
const passed = (ask: (actor: Actor) => unknown) =>
  Object.entries(everybody)
    .filter(([, actor]) => {
      try {
        return ask(actor) !== false;
      } catch (error) {
        expect(error).toMatchObject({ code: "forbidden" });
        return false;
      }
    })
    .map(([name]) => name);

describe("an API key", () => {
  it.each([
    ["a superadmin's", { adminId: "1" }, ["shell", "job", "root"]],
    ["a domain administrator's", { adminId: "3" }, ["shell", "job", "dora"]],
    ["a person's", { mailboxId: "5" }, ["shell", "job", "anna"]],
  ])("can be made in %s name by the owner and the shell alone", (_, owner, names) =>
    expect(passed((actor) => requireOwner(actor, owner))).toEqual(names),
  );

  it.each([
    ["a superadmin's", { adminId: "1" }, ["shell", "job", "root", "otherRoot"]],
    ["a domain administrator's", { adminId: "3" }, ["shell", "job", "root", "otherRoot", "dora"]],
    ["a person's", { mailboxId: "5" }, ["shell", "job", "root", "otherRoot", "anna"]],
  ])("can be revoked as %s by superadmins too", (_, owner, names) =>
    expect(passed((actor) => mayRevoke(actor, owner))).toEqual(names),
  );
});

describe("a second factor", () => {
  it.each([
    [{ kind: "admin", id: "1" }, ["root"]],
    [{ kind: "admin", id: "3" }, ["dora"]],
    [{ kind: "mailbox", id: "5" }, ["anna"]],
    [{ kind: "mailbox", id: "1" }, ["mailboxOne"]],
  ] as const)("of %j is set up by nobody else, the shell neither", (owner, names) =>
    expect(passed((actor) => requireFactorOwner(actor, owner))).toEqual(names),
  );

  const known = (kind: KnownOwner["kind"], id: string, domainName: string | null): KnownOwner => ({
    ...{ kind, id, domainName, label: "x" },
  });
  it.each([
    ["a superadmin", known("admin", "1", null), ["shell", "job", "otherRoot"]],
    ["a domain administrator", known("admin", "3", null), ["shell", "job", "root", "otherRoot"]],
    ["a person", known("mailbox", "5", "a.test"), ["shell", "job", "root", "otherRoot", "dora"]],
    ["a person elsewhere", known("mailbox", "6", "b.test"), ["shell", "job", "root", "otherRoot", "emil"]],
  ])("is taken from %s by who administers it, and never by itself", (_, owner, names) =>
    expect(passed((actor) => requireReset(actor, owner))).toEqual(names),
  );
});
