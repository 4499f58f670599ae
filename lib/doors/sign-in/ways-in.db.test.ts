import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { waysIn } from "@/lib/doors/sign-in/ways-in";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const slugs = { password: true, nobody: false };
const ways = async (name: string, passwordsOffered = slugs.password) => {
  const { password, providers } = await waysIn(database.client().db, name, passwordsOffered);
  return [...providers.map(({ slug }) => slug).sort(), ...(password ? ["password"] : [])];
};

const domains = Object.fromEntries(
  ["own", "off", "bound", "partner", "free"].map((name) => [
    name,
    `${name}-${randomUUID().slice(0, 8)}.test`,
  ]),
) as Record<"own" | "off" | "bound" | "partner" | "free", string>;

describe("before there is a provider", () => {
  it.each(["someone@nowhere.test", "uid", "CORP\\uid"])(
    "%s has a password, whatever is set",
    async (name) => {
      expect(await ways(name)).toEqual(["password"]);
      expect(await ways(name, slugs.nobody)).toEqual(["password"]);
    },
  );
});

describe("with providers", () => {
  beforeAll(async () => {
    const context = database.context();
    const corp = await createTestProvider(context, { slug: "corp" });
    await createTestProvider(context, {
      slug: "partner",
      settings: { allowedDomains: [domains.partner] },
    });
    const off = await createTestProvider(context, { slug: "off", enabled: false });
    const ldap = await setIdentityProvider(context, {
      slug: "ldap",
      kind: "ldap",
      baseDn: "ou=people,dc=example,dc=test",
      clientId: "cn=letterlock,dc=example,dc=test",
      clientSecret: "service-password",
      settings: { ldap: { urls: ["ldaps://127.0.0.1"] } },
      verify: false,
    });
    await createTestDomain(context, { name: domains.own, identityProviderId: corp.id });
    await createTestDomain(context, { name: domains.off, identityProviderId: off.id });
    await createTestDomain(context, { name: domains.bound, identityProviderId: ldap.id });
    await createTestDomain(context, { name: domains.partner });
    await createTestDomain(context, { name: domains.free });
  });

  it.each([
    ["its provider alone", () => `a@${domains.own}`, ["corp"], ["corp"]],
    ["the same in another spelling", () => `A@${domains.own.toUpperCase()}`, ["corp"], ["corp"]],
    [
      "a password, where its provider is switched off",
      () => `a@${domains.off}`,
      ["password"],
      ["corp", "partner"],
    ],
    [
      "a password, where a directory checks it",
      () => `a@${domains.bound}`,
      ["password"],
      ["corp", "partner"],
    ],
    [
      "all that may serve it, and a password",
      () => `a@${domains.partner}`,
      ["corp", "partner", "password"],
      ["corp", "partner"],
    ],
    [
      "those that serve every domain, and a password",
      () => `a@${domains.free}`,
      ["corp", "password"],
      ["corp"],
    ],
    [
      "everything for a domain of elsewhere",
      () => "a@nowhere.test",
      ["corp", "partner", "password"],
      ["corp", "partner"],
    ],
    [
      "everything for a name of a directory",
      () => "CORP\\uid",
      ["corp", "partner", "password"],
      ["corp", "partner"],
    ],
  ])("leads to %s", async (_, name, offered, withoutPasswords) => {
    expect(await ways(name())).toEqual(offered);
    expect(await ways(name(), slugs.nobody)).toEqual(withoutPasswords);
  });
});
