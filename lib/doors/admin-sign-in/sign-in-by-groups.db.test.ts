import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { deleteAdminGroup } from "@/lib/accounts/admin-group/delete-admin-group";
import { getAdminGroup, listAdminGroups } from "@/lib/accounts/admin-group/queries";
import { updateAdminGroup } from "@/lib/accounts/admin-group/update-admin-group";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { onlyClaimedMs } from "@/lib/credentials/admin-session/lifetime";
import { findAdminSession } from "@/lib/credentials/admin-session/queries";
import { endProviderSessions } from "@/lib/credentials/web-session/end-provider-sessions";
import { signInByGroups } from "@/lib/doors/admin-sign-in/sign-in-by-groups";
import { verifyAnswer } from "@/lib/doors/sign-in/verify-answer";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { inTransaction } from "@/lib/platform/db/transaction";
import { replaceGroups } from "@/lib/providers/group/replace-groups";
import { findProviderForSignIn, type SignInProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { type FakeProvider, startFakeProvider } from "@/lib/testing/fake-provider";
import { createTestDomain, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
let fake: FakeProvider;
let slug = "";
let provider: SignInProvider;
let domain = "";

beforeAll(async () => {
  fake = await startFakeProvider();
  domain = (await createTestDomain(database.context())).name;
});
beforeEach(async () => {
  fake.userinfo = { sub: "anna" };
  fake.userinfoAnswer = null;
  const made = await createTestProvider(database.context(), { kind: "oidc", issuer: fake.issuer });
  slug = made.slug;
  provider = await providerNow();
});
afterAll(() => fake.stop());

async function providerNow(): Promise<SignInProvider> {
  const found = await findProviderForSignIn(db(), slug);
  if (!found) throw new Error("the provider is missing");
  return found;
}

const give = (
  group: string,
  role: AdminRole = "superadmin",
  more: { provider?: string; domains?: string[] } = {},
) => createAdminGroup(database.context(), { provider: slug, group, role, ...more });

const honest = (claims: object = {}) => ({
  sub: "anna",
  email: "anna@corp.test",
  email_verified: true,
  name: "Anna",
  ...claims,
});

/** What becomes of a token of the provider at the pages of a role. */
async function signIn(claims: object, role: AdminRole = "superadmin", at = provider) {
  const idToken = await fake.token(honest(claims));
  const verified = await verifyAnswer(at, { idToken, accessToken: "x" }, [at.settings.groupsClaim]);
  if (!verified.verified) return { decision: "refused token" } as const;
  return signInByGroups(database.context(), { role, provider: at, ...verified });
}

async function outcome(claims: object, role?: AdminRole, at?: SignInProvider): Promise<string> {
  const decision = await signIn(claims, role, at);
  return "reason" in decision ? decision.reason : decision.decision;
}

/** Signs in and opens a session; gives what finds it. */
async function enter(claims: object, role: AdminRole = "superadmin") {
  const decision = await signIn(claims, role);
  if (decision.decision !== "accepted") throw new Error(`${decision.decision}`);
  const token = await createAdminSession(db(), { person: decision.person, role });
  return (now?: Date, pages = role) => findAdminSession(db(), pages, token, now);
}

/** The groups that the directory is asked for. */
const among = ["/admins", "/helpers"];

const remember = (groups: string[], source: "claims" | "directory" = "directory", subject = "anna") =>
  inTransaction(database.context(), (tx) =>
    replaceGroups(tx.db, { provider, source, ...(source === "directory" ? { among } : {}) }, [
      { subject, groups },
    ]),
  );

describe("who comes in", () => {
  it("is a member of a group that has the role, without an account here", async () => {
    await give("/admins");
    const find = await enter({ groups: ["/staff", "/admins"], auth_time: 1_000, sid: "s1" });
    expect(await find()).toMatchObject({
      login: `anna@corp.test (${slug})`,
      mayImpersonate: false,
      authenticatedAt: new Date(1_000_000),
      byGroups: { slug, domains: [] },
    });
    expect(await find(undefined, "domain-admin"), "at the other role's pages").toBeNull();
  });

  it.each<[string, unknown]>([
    ["no group", []],
    ["another group", ["/staff"]],
    ["a group of that name elsewhere in the tree", ["/evil/admins", "/admins/evil"]],
    ["the name without its slash", ["admins"]],
    ["the name in other letters", ["/Admins", "/ADMINS"]],
    ["the name with a blank at the end", ["/admins "]],
    ["the name with a zero", ["/admins\u0000"]],
    ["the name inside of an object", [{ name: "/admins" }]],
    ["the name as a part of a text", "/staff,/admins"],
    ["an object that does not say yes", { "/admins": false }],
    ["nothing at all", undefined],
  ])("is nobody with %s", async (_, groups) => {
    await give("/admins");
    expect(await outcome({ groups })).toBe("not-an-administrator");
  });

  it("is nobody by another provider's equal group, nor by an equal person there", async () => {
    const other = await createTestProvider(database.context(), { kind: "oidc", issuer: fake.issuer });
    await give("/admins", "superadmin", { provider: other.slug });
    expect(await outcome({ groups: ["/admins"] })).toBe("not-an-administrator");
    const at = (await findProviderForSignIn(db(), other.slug)) as SignInProvider;
    expect(await outcome({ groups: ["/admins"] }, "superadmin", at)).toBe("accepted");
    expect(await outcome({}), "what the other provider said of this subject").toBe("not-an-administrator");
  });

  it("is nobody with a token for another client, of another issuer, or forged", async () => {
    await give("/admins");
    const groups = ["/admins"];
    expect(await outcome({ groups, aud: "another" })).toBe("refused token");
    expect(await outcome({ groups, iss: "https://evil.test" })).toBe("refused token");
    const idToken = await fake.forgedToken(honest({ groups }));
    expect(await verifyAnswer(provider, { idToken, accessToken: undefined })).toMatchObject({
      verified: false,
      detail: expect.stringContaining("Wrong signature"),
    });
  });

  it("is a domain admin of the domains of the groups, and not at the superadmins' pages", async () => {
    await give("/helpers", "domain-admin", { domains: [domain] });
    const find = await enter({ groups: ["/helpers"] }, "domain-admin");
    expect(await find()).toMatchObject({ byGroups: { domains: [domain] } });
    expect(await outcome({ groups: ["/helpers"] }, "superadmin")).toBe("not-an-administrator");
  });

  it("is named by a proven address only, since people may choose the others", async () => {
    await give("/admins");
    const named = async (claims: object) =>
      (await (await enter({ groups: ["/admins"], ...claims }))())?.login;
    expect(await named({ email_verified: false, preferred_username: "anna.a" })).toBe(`anna.a (${slug})`);
    expect(await named({ email_verified: false, preferred_username: "root@corp.test" })).toBe(
      `anna (${slug})`,
    );
  });

  it("may be named by userinfo, and no outage of that looks like no group", async () => {
    await give("/admins");
    fake.userinfo = honest({ groups: ["/admins"] });
    expect(await outcome({})).toBe("accepted");
    fake.userinfoAnswer = { status: 503, type: "application/json", body: "{}" };
    expect(await outcome({})).toBe("provider-unavailable");
  });

  it("is not let in by groups of an earlier sign-in that the claims of now do not name", async () => {
    await give("/admins");
    expect(await outcome({ groups: ["/admins"] })).toBe("accepted");
    expect(await outcome({})).toBe("not-an-administrator");
    await remember(["/admins"]);
    expect(await outcome({ _claim_names: { groups: "elsewhere" } }), "the directory says so").toBe(
      "accepted",
    );
  });
});

describe("step-up", () => {
  const ask = async (adminSignIn: object) => {
    await give("/admins");
    await setIdentityProvider(database.context(), {
      slug,
      verify: false,
      settings: { ...provider.settings, adminSignIn },
    });
    provider = await providerNow();
  };
  const now = () => Math.floor(Date.now() / 1_000);

  it.each<[string, object, string]>([
    ["the value", { acr: "mfa" }, "accepted"],
    ["another of the values", { acr: "hwk" }, "accepted"],
    ["no value", {}, "step-up-missing"],
    ["a lesser value", { acr: "pwd" }, "step-up-missing"],
    ["several values in one text", { acr: "mfa hwk" }, "step-up-missing"],
    ["a list", { acr: ["mfa"] }, "step-up-missing"],
  ])("asks for an acr, and gets %s", async (_, claims, expected) => {
    await ask({ acrValues: "mfa hwk" });
    expect(await outcome({ groups: ["/admins"], ...claims })).toBe(expected);
  });

  it.each<[string, () => unknown, string]>([
    ["now", now, "accepted"],
    ["ten minutes ago", () => now() - 600, "accepted"],
    ["an hour ago", () => now() - 3_600, "step-up-missing"],
    ["at a time that is a text", () => String(now()), "step-up-missing"],
    ["at no time that it says", () => undefined, "step-up-missing"],
  ])("asks for a sign-in of the last 15 minutes, which was %s", async (_, at, expected) => {
    await ask({ maxAgeMinutes: 15 });
    expect(await outcome({ groups: ["/admins"], auth_time: at() })).toBe(expected);
  });
});

describe("a session by groups", () => {
  it("ends when the person leaves the group, and does not come back with it", async () => {
    await give("/admins");
    const find = await enter({ groups: ["/admins"] });
    expect(await find()).not.toBeNull();
    await remember([]);
    expect(await find()).toBeNull();
    await remember(["/admins"]);
    expect(await find()).toBeNull();
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      "its group has no role any more",
      async () => {
        const [{ id } = { id: "" }] = await groupsHere();
        await deleteAdminGroup(database.context(), { id });
      },
    ],
    [
      "its group has another role",
      async () => {
        const [{ id } = { id: "" }] = await groupsHere();
        await updateAdminGroup(database.context(), { id, role: "domain-admin", domains: [domain] });
      },
    ],
    [
      "the provider is switched off",
      () => setIdentityProvider(database.context(), { slug, verify: false, enabled: false }),
    ],
  ])("ends when %s", async (_, change) => {
    await give("/admins");
    const find = await enter({ groups: ["/admins"] });
    expect(await find()).not.toBeNull();
    await change();
    expect(await find()).toBeNull();
  });

  async function groupsHere() {
    return (await listAdminGroups(db())).filter((one) => one.provider === slug);
  }

  it("follows the domains of its groups from request to request", async () => {
    const { name: second } = await createTestDomain(database.context());
    const { id } = await give("/helpers", "domain-admin", { domains: [domain] });
    const find = await enter({ groups: ["/helpers"] }, "domain-admin");
    await updateAdminGroup(database.context(), { id, domains: [second] });
    expect((await find())?.byGroups?.domains).toEqual([second]);
    expect((await getAdminGroup(db(), id)).domains).toEqual([second]);
  });

  it("lasts an hour when nobody but the sign-in has named the groups, and longer when the directory does", async () => {
    await give("/admins");
    const find = await enter({ groups: ["/admins"] });
    const later = new Date(Date.now() + onlyClaimedMs + 1_000);
    await remember(["/admins"], "directory");
    expect(await find(later)).not.toBeNull();
    await remember([], "directory");
    await remember(["/admins"], "claims");
    const other = await enter({ groups: ["/admins"] });
    expect(await other(later)).toBeNull();
  });

  it.each<[string, { subject: string | null; sessionId: string | null }, boolean]>([
    ["this session", { subject: "anna", sessionId: "s1" }, true],
    ["the session alone", { subject: null, sessionId: "s1" }, true],
    ["the person", { subject: "anna", sessionId: null }, true],
    ["another session", { subject: "anna", sessionId: "s2" }, false],
    ["another person", { subject: "ben", sessionId: null }, false],
    ["another person's session of that name", { subject: "ben", sessionId: "s1" }, false],
  ])("ends with a sign-out at the provider that names %s", async (tokenId, named, ends) => {
    await give("/admins");
    const find = await enter({ groups: ["/admins"], sid: "s1" });
    const tooOldAt = new Date(Date.now() + 300_000);
    const token = {
      providerId: provider.id,
      issuer: provider.issuer,
      tokenId: `${slug} ${tokenId}`,
      tooOldAt,
    };
    await endProviderSessions(database.context(), { ...token, ...named });
    expect((await find()) === null).toBe(ends);
  });
});

describe("a group that has a role", () => {
  it.each<[string, object, string]>([
    ["a superadmin with domains", { role: "superadmin", domains: ["x.test"] }, "invalid-input"],
    ["a domain admin without domains", { role: "domain-admin" }, "invalid-input"],
    ["a domain that is not here", { role: "domain-admin", domains: ["no.test"] }, "invalid-input"],
    ["a name with a blank at the end", { group: "/admins ", role: "superadmin" }, "invalid-input"],
    ["an unknown provider", { provider: "nobody", role: "superadmin" }, "not-found"],
  ])("is not %s", async (_, given, code) => {
    const input = { provider: slug, group: "/admins", role: "superadmin" as const, ...given };
    await expect(createAdminGroup(database.context(), input)).rejects.toMatchObject({ code });
  });

  it("is none of an LDAP directory, whose people do not come by single sign-on", async () => {
    const directory = await setIdentityProvider(database.context(), {
      slug: "ldap",
      kind: "ldap",
      baseDn: "ou=people,dc=example,dc=test",
      clientId: "cn=letterlock,dc=example,dc=test",
      clientSecret: "not-a-real-secret",
      settings: { ldap: { urls: ["ldaps://127.0.0.1:1"] } },
      verify: false,
    });
    const input = { provider: directory.slug, group: "/admins", role: "superadmin" } as const;
    await expect(createAdminGroup(database.context(), input)).rejects.toMatchObject({
      code: "invalid-input",
      fields: { provider: "must be a provider that people can sign in with" },
    });
    const slugs = (await listAdminGroups(db())).map(({ provider: of }) => of);
    expect(slugs).not.toContain(directory.slug);
  });

  it("has one role, and is made by superadmins alone", async () => {
    await give("/admins");
    await expect(give("/admins", "domain-admin", { domains: [domain] })).rejects.toMatchObject({
      code: "conflict",
    });
    const actor = { kind: "domain-admin", id: "d", name: "d", domains: [domain] } as const;
    const input = { provider: slug, group: "/mine", role: "superadmin" } as const;
    await expect(createAdminGroup(database.context(actor), input)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
