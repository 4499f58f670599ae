import { describe, expect, it } from "vitest";
import { mailboxFilter, visibleTo } from "@/lib/accounts/mailbox/filter";
import type { Actor } from "@/lib/platform/actor";

const superadmin: Actor = { kind: "superadmin", id: "s", name: "root" };
const admin: Actor = { kind: "domain-admin", id: "d", name: "dora", domains: ["a.test", "b.test"] };

describe("a list of mailboxes", () => {
  it.each<[string, Actor, string | undefined, readonly string[] | undefined]>([
    ["of everything", superadmin, undefined, undefined],
    ["of one domain", superadmin, "z.test", ["z.test"]],
    ["of the own domains", admin, undefined, ["a.test", "b.test"]],
    ["of one of them", admin, "b.test", ["b.test"]],
    ["of a foreign one, which is empty and no error", admin, "z.test", []],
    ["of nothing where there is no domain", { ...admin, domains: [] }, undefined, []],
  ])("can be one %s", (_, actor, domain, domains) =>
    expect(visibleTo(actor, mailboxFilter.parse({ domain, search: "x" }))).toEqual({ search: "x", domains }),
  );

  it("is nobody's who administers nothing, whatever is asked for", () => {
    const person: Actor = { kind: "mailbox", id: "m", address: "a@a.test" };
    for (const domain of [undefined, "a.test"])
      expect(() => visibleTo(person, mailboxFilter.parse({ domain }))).toThrow("permission");
  });
});

it.each([
  [{ domain: " A.TEST " }, { domain: "a.test" }],
  [
    { adminState: "disabled", source: "local" },
    { adminState: "disabled", source: "local" },
  ],
])("reads %j", (given, read) => expect(mailboxFilter.parse(given)).toEqual(read));

it.each([
  { adminState: "gone" },
  { search: "x".repeat(321) },
  { domain: ["a.test"] },
  { domains: ["a.test"] },
  { actor: "superadmin" },
])("refuses %j", (given) => expect(mailboxFilter.safeParse(given).success).toBe(false));
