import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { accountShapes, domainNames } from "@/lib/accounts/admin-account/fields";
import { aliasFieldShapes, aliasLifetime } from "@/lib/accounts/alias/fields";
import { lifetimes } from "@/lib/accounts/alias/lifetime";
import { appLinkShapes } from "@/lib/accounts/app-link/fields";
import { fillLink } from "@/lib/accounts/app-link/fill-link";
import { domainFieldShapes } from "@/lib/accounts/domain/fields";

/* What administrators may enter, at its edges. */

const taken = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

describe("a domain", () => {
  it.each<[keyof typeof domainFieldShapes, unknown, boolean]>([
    ["maxMailboxes", null, true],
    ["maxMailboxes", 0, true],
    ["maxMailboxes", 2_147_483_647, true],
    ["maxMailboxes", 2_147_483_648, false],
    ["maxMailboxes", -1, false],
    ["maxMailboxes", 1.5, false],
    ["maxAliases", "5", false],
    ["maxQuotaBytes", 0, false],
    ["maxQuotaBytes", 1, true],
    ["totalQuotaBytes", Number.MAX_SAFE_INTEGER, true],
    ["totalQuotaBytes", Number.MAX_SAFE_INTEGER + 1, false],
    ["defaultTemplateId", "not-an-id", false],
    ["identityProviderId", null, true],
    ["active", null, false],
  ])("%s %j: taken %s", (name, value, expected) =>
    expect(taken(domainFieldShapes[name], value)).toBe(expected),
  );
});

describe("an alias", () => {
  it("lasts as long as one of those, and by no other word", () => {
    for (const lifetime of lifetimes) expect(taken(aliasLifetime, lifetime)).toBe(true);
    for (const other of ["2d", "1D", "", "forever", 1, "constructor"])
      expect(taken(aliasLifetime, other)).toBe(false);
  });

  it.each<[keyof typeof aliasFieldShapes, unknown, boolean]>([
    ["description", "x".repeat(255), true],
    ["description", "x".repeat(256), false],
    ["description", "a\rb", false],
    ["expiresAt", new Date(0), true],
    ["expiresAt", "tomorrow", false],
    ["active", "no", false],
  ])("%s %j: taken %s", (name, value, expected) =>
    expect(taken(aliasFieldShapes[name], value)).toBe(expected),
  );
});

describe("a link to another app", () => {
  it.each([
    ["https://chat.example.org", true],
    ["http://intranet/", true],
    ["/files/", true],
    ["/", true],
    ["https://chat.example.org/?a=%20b", true],
    ["data:text/html,x", false],
    ["https:evil.test", false],
    ["https:///evil.test", false],
    ["https://user:pass@evil.test", false],
    ["https://a b.test", false],
    ["files/", false],
    ["ftp://files.test", false],
    [`https://a.test/${"x".repeat(1_000)}`, false],
  ])("to %j: taken %s", (url, expected) => {
    expect(taken(appLinkShapes.url, url)).toBe(expected);
    expect(taken(appLinkShapes.signedInUrl, url)).toBe(expected);
  });

  it.each([
    ["/x?login=%u", true],
    ["https://a.test/%u", true],
    ["https://a.test/?x=%u#%u", true],
    ["https://%u.a.test/", false],
    ["https://%u@a.test/", false],
    ["https://a.test:%u/", false],
    ["%u", false],
  ])("with the person's address in %s: taken %s", (url, expected) => {
    expect(taken(appLinkShapes.signedInUrl, url)).toBe(expected);
    expect(taken(appLinkShapes.url, url), "visitors have none").toBe(false);
  });

  it("holds an address as one part, whatever is in it", () => {
    const filled = new URL(fillLink("https://a.test/%u/x?login=%u", "a&b=c/d?#$&@one.test"));
    expect(filled.host).toBe("a.test");
    expect(filled.pathname.split("/")).toHaveLength(3);
    expect(filled.searchParams.get("login")).toBe("a&b=c/d?#$&@one.test");
    expect([...filled.searchParams.keys()]).toEqual(["login"]);
  });
});

describe("an administrator's account", () => {
  it.each<[keyof typeof accountShapes, unknown, boolean]>([
    ["login", " Root@Admins.test ", true],
    ["login", "root", false],
    ["login", "root@admins.test\nx", false],
    ["displayName", "x".repeat(256), false],
    ["displayName", "a\u0007", false],
    ["password", "x".repeat(1_024), true],
    ["password", "x".repeat(1_025), false],
  ])("%s %j: taken %s", (name, value, expected) => expect(taken(accountShapes[name], value)).toBe(expected));

  it("is called by its address in canonical form, and has its domains once and sorted", () => {
    expect(accountShapes.login.parse(" Root@Admins.TEST ")).toBe("root@admins.test");
    expect(domainNames.parse(["b.test", "A.test", " a.test "])).toEqual(["a.test", "b.test"]);
    for (const domains of [["nope"], ["a b.test"], "a.test", Array(1_001).fill("a.test")])
      expect(taken(domainNames, domains)).toBe(false);
  });
});
