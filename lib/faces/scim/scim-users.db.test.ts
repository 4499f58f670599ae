import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { approveSyncRun } from "@/lib/directory/run/approve-run";
import { purgeScimUsers } from "@/lib/directory/scim-user/purge-scim-users";
import { finishSync } from "@/lib/directory/sync/run-sync";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import { mailbox, revocation, scimUser, session, syncRun } from "@/lib/platform/db/schema";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";
import { scimBaseUrl } from "@/lib/providers/settings/public-urls";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";
import { enterpriseUrn, makeScimWorld, type ScimWorld } from "@/lib/testing/scim-world";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const database = testDatabase();
const db = () => database.client().db;
let world: ScimWorld;

beforeEach(async () => {
  world = await makeScimWorld(database.context());
});

async function signIn(sub: string, changes: object = {}) {
  const provider = await findProviderForSignIn(db(), world.provider.slug);
  if (!provider) throw new Error("the provider is missing");
  const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
  return signInWithProvider(database.context(actor), provider, {
    sub,
    email: `${sub}@${world.domain}`,
    email_verified: true,
    ...changes,
  });
}

describe("a pushed User", () => {
  it("becomes a mailbox by the same rules as in a run, with a line and a log", async () => {
    const { status, body, headers } = await world.push("anna");
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.any(String),
      userName: `anna@${world.domain}`,
      meta: { resourceType: "User", version: 'W/"v1"'.slice(2) },
    });
    expect(headers.get("location")).toBe(`${scimBaseUrl()}/Users/${body.id}`);
    expect(headers.get("etag")).toBe('"v1"');
    expect(await world.find("anna")).toMatchObject({
      displayName: "anna Person",
      quotaBytes: 100,
      identityProviderId: world.provider.id,
    });
    expect(await world.lines()).toEqual([
      { kind: "create", reason: "new-person", state: "applied", run: "done" },
    ]);
  });

  it("is who signs in with the same id", async () => {
    await world.push("anna");
    const mailbox = await world.find("anna");
    expect(await signIn("sub-anna", { email: "changed@elsewhere.test" })).toMatchObject({
      decision: "accepted",
      mailboxId: mailbox?.id,
      created: false,
    });
  });

  it("loses every way in when it is inactive, and gets it back", async () => {
    const { body } = await world.push("anna");
    const anna = (await world.find("anna"))?.id ?? "";
    const soon = new Date(Date.now() + 1e6);
    await db()
      .insert(session)
      .values({ sessionToken: `t-${anna}`, userId: anna, expires: soon });
    const path = `/Users/${body.id}`;
    const off = await world.patch(path, { op: "Replace", path: "active", value: "False" });
    expect(off).toMatchObject({ status: 200, body: { active: false } });
    expect(await world.find("anna")).toMatchObject({ directoryState: "disabled" });
    expect(await db().$count(session, eq(session.userId, anna))).toBe(0);
    expect(await db().$count(revocation, eq(revocation.address, `anna@${world.domain}`))).toBeGreaterThan(0);
    await world.patch(path, { op: "replace", value: { active: true } });
    expect(await world.find("anna")).toMatchObject({ directoryState: "present" });
    expect((await world.lines()).map(({ kind }) => kind)).toEqual(["create", "disable", "reactivate"]);
  });

  it("leaves its mail behind when it is deleted, and is the same person when it comes back", async () => {
    const { body } = await world.push("anna");
    const before = await world.find("anna");
    expect(await world.send("DELETE", `/Users/${body.id}`)).toMatchObject({ status: 204 });
    expect(await world.find("anna")).toMatchObject({ id: before?.id, directoryState: "missing" });
    expect(await world.send("GET", `/Users/${body.id}`)).toMatchObject({ status: 404 });
    const again = await world.push("anna");
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(body.id);
    expect(await world.find("anna")).toMatchObject({ id: before?.id, directoryState: "present" });
  });
});

it.each<[string, object]>([
  ["an externalId", { externalId: "sub-anna " }],
  ["a userName", { externalId: null, userName: "anna " }],
])("that only %s with blanks at the end makes like a deleted one's is somebody else", async (_, named) => {
  const first = await world.push("anna", { userName: "anna" });
  const anna = await world.find("anna");
  await world.send("DELETE", `/Users/${first.body.id}`);
  const emails = [{ value: `ben@${world.domain}` }];
  expect(await world.push("ben", { ...named, emails })).toMatchObject({ status: 201 });
  expect(await world.find("anna")).toMatchObject({ id: anna?.id, directoryState: "missing" });
  expect(await world.find("ben")).toMatchObject({ directoryState: "present" });
});

describe("a sign-in with another id than the pushed one", () => {
  const elsewhere = () => signIn("pairwise", { email: `anna@${world.domain}` });

  it("takes over the pushed mailbox once, by the proven address", async () => {
    const { body } = await world.push("anna");
    const anna = await world.find("anna");
    expect(await elsewhere()).toMatchObject({ decision: "accepted", mailboxId: anna?.id });
    expect(await signIn("another", { email: `anna@${world.domain}` })).toMatchObject({
      decision: "rejected",
      reason: "identity-conflict",
    });
    // What is pushed later is still about the same person, and so is who comes back.
    await world.patch(`/Users/${body.id}`, { op: "replace", path: "active", value: false });
    expect(await world.find("anna")).toMatchObject({ directoryState: "disabled" });
    await world.send("DELETE", `/Users/${body.id}`);
    await world.push("anna");
    expect(await world.find("anna")).toMatchObject({ id: anna?.id, directoryState: "present" });
    expect(await elsewhere()).toMatchObject({ decision: "accepted", mailboxId: anna?.id });
  });

  it("takes over the mailbox of somebody who comes back under another id, after the first one was deleted", async () => {
    const { body } = await world.push("anna");
    await elsewhere();
    await world.send("DELETE", `/Users/${body.id}`);
    await db().delete(mailbox).where(eq(mailbox.identityProviderId, world.provider.id));
    await world.push("anna", { externalId: "again" });
    const anna = await world.find("anna");
    expect(await elsewhere()).toMatchObject({ decision: "accepted", mailboxId: anna?.id });
  });

  it.each<[string, object]>([
    ["an unproven address", { email_verified: false }],
    ["another's address", { email: "somebody@elsewhere.test" }],
  ])("is refused for %s", async (_, claims) => {
    await world.push("anna");
    const decision = await signIn("pairwise", { email: `anna@${world.domain}`, ...claims });
    expect(decision).toMatchObject({ decision: "rejected" });
  });

  it("is refused once somebody has signed in with the pushed one", async () => {
    await world.push("anna");
    await signIn("sub-anna", { email: `anna@${world.domain}` });
    expect(await elsewhere()).toMatchObject({ decision: "rejected", reason: "identity-conflict" });
  });

  it("is refused to somebody who was pushed as another User", async () => {
    await world.push("anna");
    await world.push("ben", { externalId: "pairwise", emails: [], userName: "ben" });
    expect(await elsewhere()).toMatchObject({ decision: "rejected", reason: "identity-conflict" });
  });

  it("is refused where the mailbox was not pushed", async () => {
    await signIn("sub-anna", { email: `anna@${world.domain}` });
    expect(await elsewhere()).toMatchObject({ decision: "rejected", reason: "identity-conflict" });
  });
});

describe("an address that is somebody else's", () => {
  const refused = { status: 409, body: { scimType: "uniqueness" } };

  it("is refused where it is a local mailbox's, and the run says why", async () => {
    const local = await createTestMailbox(database.context(), { address: `anna@${world.domain}` });
    expect(await world.push("anna")).toMatchObject(refused);
    expect(await world.find("anna")).toMatchObject({ id: local.id, identityProviderId: null });
    expect(await world.lines()).toMatchObject([{ kind: "conflict", reason: "address-of-other-source" }]);
    expect(await world.send("GET", "/Users")).toMatchObject({ body: { totalResults: 0 } });
  });

  it("is refused where it is an alias", async () => {
    const { id: mailboxId } = await createTestMailbox(database.context(), {
      address: `sales@${world.domain}`,
    });
    const alias = { address: `anna@${world.domain}`, mailboxId };
    await createAlias(database.context(), { ...alias, description: "" });
    expect(await world.push("anna")).toMatchObject(refused);
    expect(await world.find("anna")).toBeUndefined();
  });

  it("is refused where another person of the provider has it", async () => {
    await world.push("anna");
    expect(
      await world.push("ben", { emails: [{ value: `anna@${world.domain}`, primary: true }] }),
    ).toMatchObject(refused);
  });

  it("changes no mailbox by a later change of the User", async () => {
    const { body } = await world.push("anna");
    await createTestMailbox(database.context(), { address: `boss@${world.domain}` });
    const value = `boss@${world.domain}`;
    const changed = await world.patch(`/Users/${body.id}`, {
      op: "replace",
      path: 'emails[type eq "work"].value',
      value,
    });
    expect(changed.status).toBe(200);
    expect(await world.find("boss")).toMatchObject({ identityProviderId: null });
    expect(await world.find("anna")).toMatchObject({ directoryState: "present" });
  });
});

describe("a deleted User", () => {
  it("is forgotten where no mailbox is left to be found again", async () => {
    const kept = () => db().$count(scimUser, eq(scimUser.identityProviderId, world.provider.id));
    const { body: anna } = await world.push("anna");
    const { body: nobody } = await world.push("x", { userName: "x", emails: [] });
    for (const { id } of [anna, nobody]) await world.send("DELETE", `/Users/${id}`);
    expect(await kept()).toBe(2);
    await purgeScimUsers(db());
    expect(await kept()).toBe(1);
    await db()
      .delete(mailbox)
      .where(eq(mailbox.address, `anna@${world.domain}`));
    await purgeScimUsers(db());
    expect(await kept()).toBe(0);
  });
});

describe("a User without a mailbox", () => {
  it("can be deactivated, whoever has its address by now", async () => {
    const { body } = await world.push("anna", { active: false });
    await createTestMailbox(database.context(), { address: `anna@${world.domain}` });
    const path = `/Users/${body.id}`;
    const set = (active: boolean) => world.patch(path, { op: "replace", path: "active", value: active });
    expect(await set(true)).toMatchObject({ status: 409 });
    expect(await set(false)).toMatchObject({ status: 200, body: { active: false } });
    expect(await world.find("anna")).toMatchObject({ identityProviderId: null, directoryState: "present" });
  });

  it.each<[string, object]>([
    ["of a domain that is not ours", { userName: "x", emails: [{ value: "x@elsewhere.test" }] }],
    ["without an address", { userName: "x", emails: [] }],
    ["that is inactive from the beginning", { active: false }],
    ["that speaks for the domain", { emails: [{ value: "postmaster@DOMAIN" }] }],
  ])("is kept: one %s", async (_, changes) => {
    const given = JSON.parse(JSON.stringify(changes).replace("DOMAIN", world.domain));
    const { status, body } = await world.push("anna", given);
    expect(status).toBe(201);
    expect(await world.send("GET", `/Users/${body.id}`)).toMatchObject({ status: 200 });
    expect(await world.find("anna")).toBeUndefined();
  });

  it("gets one as soon as it is active", async () => {
    const { body } = await world.push("anna", { active: false });
    await world.patch(`/Users/${body.id}`, { op: "replace", path: "active", value: "True" });
    expect(await world.find("anna")).toMatchObject({ directoryState: "present" });
  });
});

describe("the guard", () => {
  beforeEach(async () => {
    world = await makeScimWorld(database.context(), { sync: { guardAtLeast: 2, guardPercent: 0 } });
  });

  it("holds back a mass deactivation, and the provider gets its answer all the same", async () => {
    const names = ["a", "b", "c", "d"];
    const ids: unknown[] = [];
    for (const name of names) ids.push((await world.push(name)).body.id);
    for (const id of ids)
      expect(
        await world.patch(`/Users/${id}`, { op: "replace", path: "active", value: false }),
      ).toMatchObject({
        status: 200,
        body: { active: false },
      });
    const states = async () =>
      Promise.all(names.map(async (name) => (await world.find(name))?.directoryState));
    expect(await states()).toEqual(["disabled", "disabled", "present", "present"]);
    const [waiting] = await db().select().from(syncRun).where(eq(syncRun.state, "waiting"));
    expect(waiting).toMatchObject({ trigger: "scim", plannedChanges: 2 });
    await approveSyncRun(database.context(), { id: waiting?.id ?? "" });
    await finishSync({ ...database.context(), db: db() }, { provider: world.provider.slug });
    expect(await states()).toEqual(["disabled", "disabled", "disabled", "disabled"]);
  });
});

describe("templates", () => {
  it("follow mapped attributes, and what SCIM cannot say leaves them as they are", async () => {
    const context = database.context();
    const staff = await createTestTemplate(context, { quotaBytes: 7 });
    await setIdentityProvider(context, {
      slug: world.provider.slug,
      verify: false,
      mappings: [{ claim: "department", value: "Staff", templateId: staff.id }],
    });
    const { body } = await world.push("anna", { [enterpriseUrn]: { department: "Staff" } });
    expect(await world.find("anna")).toMatchObject({ templateId: staff.id, quotaBytes: 7 });
    const path = `/Users/${body.id}`;
    await world.patch(path, { op: "replace", path: `${enterpriseUrn}:department`, value: "Others" });
    expect(await world.find("anna")).toMatchObject({ templateId: world.templateId, quotaBytes: 100 });
    await setIdentityProvider(context, {
      slug: world.provider.slug,
      verify: false,
      mappings: [{ value: "gold", templateId: staff.id }],
    });
    await signIn("sub-anna", { mailcow_template: "gold" });
    await world.patch(path, { op: "replace", path: "displayName", value: "Anna A." });
    expect(await world.find("anna")).toMatchObject({ templateId: staff.id, displayName: "Anna A." });
  });
});
