import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { findMailboxByAddress } from "@/lib/access/queries";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import { alias, externalIdentity, scimUser } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { listGroups } from "@/lib/providers/group/queries";
import { replaceGroups } from "@/lib/providers/group/replace-groups";
import { findProviderForSignIn, getProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain } from "@/lib/testing/fixtures";
import { groupUrn, makeScimFixture, patchUrn, type ScimFixture, sendScim } from "@/lib/testing/scim-fixture";

/* What a token that is limited to one of a provider's domains must not reach by way of it. */

const database = testDatabase();
const db = () => database.client().db;
let fixture: ScimFixture;
let own: string;
let token: string;

async function makeFixture(settings: object = {}) {
  fixture = await makeScimFixture(database.context(), settings);
  own = (await createTestDomain(database.context())).name;
  token = await fixture.tokenFor([own]);
}
beforeEach(() => makeFixture());

const limited = (method: string, path: string, body?: unknown) => sendScim(path, { method, token, body });
/** A User with an address that the token is for. */
const push = (changes: object) =>
  limited("POST", "/Users", {
    ...fixture.user("mallory", { userName: `mallory@${own}` }),
    emails: [{ value: `mallory@${own}`, primary: true }],
    ...changes,
  });

const mailboxOf = (address: string) => findMailboxByAddress(db(), address);

async function signInEva() {
  const provider = await findProviderForSignIn(db(), fixture.provider.slug);
  if (!provider) throw new Error("the provider is missing");
  const claims = { sub: "sub-eva", email: `eva@${fixture.domain}`, email_verified: true };
  const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
  return signInWithProvider(database.context(actor), provider, claims);
}

describe("an id at the provider that a limited token gives first", () => {
  it("stays that of whoever signs in with it", async () => {
    expect(await push({ externalId: "sub-eva" })).toMatchObject({ status: 201 });
    expect(await signInEva()).toMatchObject({
      decision: "accepted",
      address: `eva@${fixture.domain}`,
      created: true,
    });
  });

  it("stays that of whom the provider pushes with it", async () => {
    expect(await push({ externalId: "sub-eva" })).toMatchObject({ status: 201 });
    expect(await fixture.push("eva")).toMatchObject({ status: 201, body: { externalId: "sub-eva" } });
    expect(await signInEva()).toMatchObject({
      decision: "accepted",
      address: `eva@${fixture.domain}`,
      created: false,
    });
  });

  it("is not had by changing it either", async () => {
    const { body } = await push({ externalId: "sub-m" });
    const Operations = [{ op: "replace", path: "externalId", value: "sub-eva" }];
    expect(await limited("PATCH", `/Users/${body.id}`, { schemas: [patchUrn], Operations })).toMatchObject({
      status: 200,
      body: { externalId: "sub-eva" },
    });
    expect(await signInEva()).toMatchObject({ decision: "accepted", created: true });
  });

  it("is not had after the User was deleted either", async () => {
    const { body } = await fixture.push("eva", { externalId: "sub-eva", active: false });
    await fixture.send("DELETE", `/Users/${body.id}`);
    expect(await push({ externalId: "sub-eva" })).toMatchObject({ status: 201 });
    expect(await signInEva()).toMatchObject({ decision: "accepted", address: `eva@${fixture.domain}` });
  });

  it("counts once the provider itself says it", async () => {
    const { body } = await push({ externalId: "sub-mallory" });
    const Operations = [{ op: "replace", path: "externalId", value: "sub-mallory" }];
    await fixture.patch(`/Users/${body.id}`, ...Operations);
    const [row] = await db()
      .select()
      .from(scimUser)
      .where(eq(scimUser.id, String(body.id)));
    expect(row?.subject).toBe("sub-mallory");
    const made = await mailboxOf(`mallory@${own}`);
    const links = await db()
      .select()
      .from(externalIdentity)
      .where(eq(externalIdentity.mailboxId, made?.id ?? ""));
    expect(links).toMatchObject([{ subject: "sub-mallory" }]);
  });

  it("counts where it is linked to a mailbox of the domain already", async () => {
    const { body } = await fixture.push("mallory", { emails: [{ value: `mallory@${own}`, primary: true }] });
    await fixture.send("DELETE", `/Users/${body.id}`);
    expect((await push({ externalId: "sub-mallory" })).body).toMatchObject({ active: true });
    expect(await mailboxOf(`mallory@${own}`)).toMatchObject({ directoryState: "present" });
  });
});

it.each<[string, () => object | undefined]>([
  ["PUT", () => fixture.user("m", { userName: "m", emails: [{ value: `mallory@${own}` }], active: false })],
  ["PATCH", () => ({ schemas: [patchUrn], Operations: [{ op: "replace", path: "active", value: false }] })],
  ["DELETE", () => undefined],
])("shuts out nobody of a mailbox elsewhere by an address that is its own now: %s", async (method, body) => {
  const { body: eva } = await fixture.push("eva");
  await fixture.patch(`/Users/${eva.id}`, {
    op: "replace",
    path: "emails",
    value: [{ value: `eva@${own}` }],
  });
  expect(await limited("GET", `/Users/${eva.id}`)).toMatchObject({ status: 200 });
  expect(await limited(method, `/Users/${eva.id}`, body())).toMatchObject({ status: 403 });
  expect(await fixture.find("eva")).toMatchObject({ directoryState: "present" });
});

it("takes nobody out of the groups by which somebody administers", async () => {
  const provider = await getProvider(db(), fixture.provider.id);
  const admin = { identityProviderId: provider.id, issuer: provider.issuer, subject: "sub-admin" };
  await inTransaction(database.context(), (tx) =>
    replaceGroups(tx.db, { provider, source: "claims" }, [{ subject: admin.subject, groups: ["/admins"] }]),
  );
  expect(await push({ externalId: "sub-admin", active: false })).toMatchObject({ status: 201 });
  expect(await listGroups(db(), admin)).toMatchObject([{ groupName: "/admins" }]);
});

it("gives nobody an alias, of whatever domain", async () => {
  await makeFixture({ sync: { aliasesAttribute: "emails" } });
  const emails = [{ value: `mallory@${own}`, primary: true }, { value: `ceo@${fixture.domain}` }];
  expect(await push({ emails })).toMatchObject({ status: 201 });
  expect(await db().$count(alias)).toBe(0);
  await fixture.push("anna", {
    emails: [{ value: `anna@${fixture.domain}`, primary: true }, ...emails.slice(1)],
  });
  expect(await db().$count(alias), "a token without a limit does").toBe(1);
});

describe("a userName", () => {
  it("is no address of another domain here: its owner could not be pushed any more", async () => {
    await makeFixture({ emailClaim: "preferred_username", requireVerifiedEmail: false });
    expect(await push({ userName: `ceo@${fixture.domain}` })).toMatchObject({ status: 403 });
    const { body } = await push({});
    const Operations = [{ op: "replace", value: { userName: `ceo@${fixture.domain}` } }];
    expect(await limited("PATCH", `/Users/${body.id}`, { schemas: [patchUrn], Operations })).toMatchObject({
      status: 403,
    });
    expect(await fixture.push("ceo")).toMatchObject({ status: 201 });
  });

  it("may be one of a domain that is not here, as Entra ID's are", async () => {
    expect(await push({ userName: "mallory@company.onmicrosoft.test" })).toMatchObject({ status: 201 });
  });

  it("of another domain stays with whom it was given to", async () => {
    const given = await fixture.push("eva", { emails: [{ value: `eva@${own}`, primary: true }] });
    const Operations = [{ op: "replace", path: "active", value: false }];
    expect(
      await limited("PATCH", `/Users/${given.body.id}`, { schemas: [patchUrn], Operations }),
    ).toMatchObject({
      status: 200,
      body: { active: false },
    });
  });
});

describe("what a limited token sees", () => {
  const totals = async (path: string) => {
    const { body } = await limited("GET", path);
    const resources = (body.Resources ?? []) as { userName: string }[];
    return [body.totalResults, ...resources.map(({ userName }) => userName)];
  };

  it.each([
    ["", 1],
    ["sortBy=userName&sortOrder=descending", 1],
    ["sortBy=title", 1],
    ["cursor=&count=1", 1],
    ["startIndex=1&count=0", 1],
    ['filter=userName eq "eva@DOMAIN"', 0],
    ['filter=externalId eq "sub-eva"', 0],
    ['filter=externalId eq "sub-eva" or userName eq "mallory@OWN"', 1],
    ['filter=not (userName eq "mallory@OWN")', 0],
    ['filter=emails[value ew "DOMAIN"]', 0],
    ['filter=groups.display eq "admins"', 0],
    ["filter=groups pr", 0],
  ])("is its own people alone, whatever it asks: %s", async (query, total) => {
    const { body: eva } = await fixture.push("eva");
    const { body: mallory } = await push({ externalId: "sub-m" });
    const members = [eva, mallory].map(({ id }) => ({ value: id }));
    await fixture.send("POST", "/Groups", { schemas: [groupUrn], displayName: "admins", members });
    const asked = query.replaceAll("DOMAIN", fixture.domain).replaceAll("OWN", own);
    const [count, ...names] = await totals(`/Users?${encodeURI(asked)}`);
    expect(count).toBe(total);
    expect(names).toEqual(total === 0 || query.includes("count=0") ? [] : [`mallory@${own}`]);
    expect(JSON.stringify((await limited("GET", `/Users/${mallory.id}`)).body)).not.toContain("admins");
  });

  it("is the same of somebody elsewhere as of nobody", async () => {
    const { body } = await fixture.push("eva");
    const answers = async (id: unknown) => {
      const Operations = [{ op: "replace", path: "active", value: false }];
      const whole = { ...fixture.user("m", { userName: `m@${own}` }), emails: [{ value: `m@${own}` }] };
      const all = [
        await limited("GET", `/Users/${id}`),
        await limited("PUT", `/Users/${id}`, whole),
        await limited("PATCH", `/Users/${id}`, { schemas: [patchUrn], Operations }),
        await limited("DELETE", `/Users/${id}`),
        await sendScim(`/Users/${id}`, { token, headers: { "if-none-match": '"v1"' } }),
        await sendScim(`/Users/${id}`, { method: "DELETE", token, headers: { "if-match": '"v9"' } }),
      ];
      return all.map((one) => [one.status, JSON.stringify(one.body).replaceAll(String(id), "ID")]);
    };
    expect(await answers(body.id)).toEqual(await answers("01900000-0000-7000-8000-000000000000"));
    expect(await fixture.find("eva")).toMatchObject({ directoryState: "present" });
  });

  it("is no Group: neither members nor whether there is one", async () => {
    const { body: mallory } = await push({ externalId: "sub-m" });
    const members = [{ value: mallory.id }];
    const group = { schemas: [groupUrn], displayName: "admins", members };
    const { body } = await fixture.send("POST", "/Groups", group);
    const Operations = [{ op: "replace", path: "members", value: [] }];
    for (const id of [body.id, "01900000-0000-7000-8000-000000000000"])
      for (const [method, sent] of [
        ["GET"],
        ["PUT", { ...group, members: [] }],
        ["PATCH", { schemas: [patchUrn], Operations }],
        ["DELETE"],
      ] as const)
        expect(await limited(method, `/Groups/${id}`, sent), method).toMatchObject({ status: 403 });
    const asked = `members.value eq "${mallory.id}"`;
    expect(await limited("GET", `/Groups?${new URLSearchParams({ filter: asked })}`)).toMatchObject({
      status: 403,
    });
    expect((await fixture.send("GET", `/Groups/${body.id}`)).body).toMatchObject({ members });
  });
});
