import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
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
import { enterpriseUrn, makeScimFixture, type ScimFixture } from "@/lib/testing/scim-fixture";

const database = testDatabase();
const db = () => database.client().db;
let fixture: ScimFixture;

beforeEach(async () => {
  fixture = await makeScimFixture(database.context());
});

async function signIn(sub: string, changes: object = {}) {
  const provider = await findProviderForSignIn(db(), fixture.provider.slug);
  if (!provider) throw new Error("the provider is missing");
  const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
  return signInWithProvider(database.context(actor), provider, {
    sub,
    email: `${sub}@${fixture.domain}`,
    email_verified: true,
    ...changes,
  });
}

describe("a pushed User", () => {
  it("becomes a mailbox by the same rules as in a run, with a line and a log", async () => {
    const { status, body, headers } = await fixture.push("anna");
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.any(String),
      userName: `anna@${fixture.domain}`,
      meta: { resourceType: "User", version: 'W/"v1"'.slice(2) },
    });
    expect(headers.get("location")).toBe(`${scimBaseUrl()}/Users/${body.id}`);
    expect(headers.get("etag")).toBe('"v1"');
    expect(await fixture.find("anna")).toMatchObject({
      displayName: "anna Person",
      quotaBytes: 100,
      identityProviderId: fixture.provider.id,
    });
    expect(await fixture.lines()).toEqual([
      { kind: "create", reason: "new-person", state: "applied", run: "done" },
    ]);
  });

  it("is who signs in with the same id", async () => {
    await fixture.push("anna");
    const mailbox = await fixture.find("anna");
    expect(await signIn("sub-anna", { email: "changed@elsewhere.test" })).toMatchObject({
      decision: "accepted",
      mailboxId: mailbox?.id,
      created: false,
    });
  });

  it("loses every way in when it is inactive, and gets it back", async () => {
    const { body } = await fixture.push("anna");
    const anna = (await fixture.find("anna"))?.id ?? "";
    const soon = new Date(Date.now() + 1e6);
    await db()
      .insert(session)
      .values({ sessionToken: `t-${anna}`, userId: anna, expires: soon });
    const path = `/Users/${body.id}`;
    const off = await fixture.patch(path, { op: "Replace", path: "active", value: "False" });
    expect(off).toMatchObject({ status: 200, body: { active: false } });
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "disabled" });
    expect(await db().$count(session, eq(session.userId, anna))).toBe(0);
    expect(await db().$count(revocation, eq(revocation.address, `anna@${fixture.domain}`))).toBeGreaterThan(
      0,
    );
    await fixture.patch(path, { op: "replace", value: { active: true } });
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
    expect((await fixture.lines()).map(({ kind }) => kind)).toEqual(["create", "disable", "reactivate"]);
  });

  it("leaves its mail behind when it is deleted, and is the same person when it comes back", async () => {
    const { body } = await fixture.push("anna");
    const before = await fixture.find("anna");
    expect(await fixture.send("DELETE", `/Users/${body.id}`)).toMatchObject({ status: 204 });
    expect(await fixture.find("anna")).toMatchObject({ id: before?.id, directoryState: "missing" });
    expect(await fixture.send("GET", `/Users/${body.id}`)).toMatchObject({ status: 404 });
    const again = await fixture.push("anna");
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(body.id);
    expect(await fixture.find("anna")).toMatchObject({ id: before?.id, directoryState: "present" });
  });
});

it.each<[string, object]>([
  ["an externalId", { externalId: "sub-anna " }],
  ["a userName", { externalId: null, userName: "anna " }],
])("that only %s with blanks at the end makes like a deleted one's is somebody else", async (_, named) => {
  const first = await fixture.push("anna", { userName: "anna" });
  const anna = await fixture.find("anna");
  await fixture.send("DELETE", `/Users/${first.body.id}`);
  const emails = [{ value: `ben@${fixture.domain}` }];
  expect(await fixture.push("ben", { ...named, emails })).toMatchObject({ status: 201 });
  expect(await fixture.find("anna")).toMatchObject({ id: anna?.id, directoryState: "missing" });
  expect(await fixture.find("ben")).toMatchObject({ directoryState: "present" });
});

describe("a sign-in with another id than the pushed one", () => {
  const elsewhere = () => signIn("pairwise", { email: `anna@${fixture.domain}` });

  it("takes over the pushed mailbox once, by the proven address", async () => {
    const { body } = await fixture.push("anna");
    const anna = await fixture.find("anna");
    expect(await elsewhere()).toMatchObject({ decision: "accepted", mailboxId: anna?.id });
    expect(await signIn("another", { email: `anna@${fixture.domain}` })).toMatchObject({
      decision: "rejected",
      reason: "identity-conflict",
    });
    // What is pushed later is still about the same person, and so is who comes back.
    await fixture.patch(`/Users/${body.id}`, { op: "replace", path: "active", value: false });
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "disabled" });
    await fixture.send("DELETE", `/Users/${body.id}`);
    await fixture.push("anna");
    expect(await fixture.find("anna")).toMatchObject({ id: anna?.id, directoryState: "present" });
    expect(await elsewhere()).toMatchObject({ decision: "accepted", mailboxId: anna?.id });
  });

  it("takes over the mailbox of somebody who comes back under another id, after the first one was deleted", async () => {
    const { body } = await fixture.push("anna");
    await elsewhere();
    await fixture.send("DELETE", `/Users/${body.id}`);
    await db().delete(mailbox).where(eq(mailbox.identityProviderId, fixture.provider.id));
    await fixture.push("anna", { externalId: "again" });
    const anna = await fixture.find("anna");
    expect(await elsewhere()).toMatchObject({ decision: "accepted", mailboxId: anna?.id });
  });

  it.each<[string, object]>([
    ["an unproven address", { email_verified: false }],
    ["another's address", { email: "somebody@elsewhere.test" }],
  ])("is refused for %s", async (_, claims) => {
    await fixture.push("anna");
    const decision = await signIn("pairwise", { email: `anna@${fixture.domain}`, ...claims });
    expect(decision).toMatchObject({ decision: "rejected" });
  });

  it("is refused once somebody has signed in with the pushed one", async () => {
    await fixture.push("anna");
    await signIn("sub-anna", { email: `anna@${fixture.domain}` });
    expect(await elsewhere()).toMatchObject({ decision: "rejected", reason: "identity-conflict" });
  });

  it("is refused to somebody who was pushed as another User", async () => {
    await fixture.push("anna");
    await fixture.push("ben", { externalId: "pairwise", emails: [], userName: "ben" });
    expect(await elsewhere()).toMatchObject({ decision: "rejected", reason: "identity-conflict" });
  });

  it("is refused where the mailbox was not pushed", async () => {
    await signIn("sub-anna", { email: `anna@${fixture.domain}` });
    expect(await elsewhere()).toMatchObject({ decision: "rejected", reason: "identity-conflict" });
  });
});

describe("an address that is somebody else's", () => {
  const refused = { status: 409, body: { scimType: "uniqueness" } };

  it("is refused where it is a local mailbox's, and the run says why", async () => {
    const local = await createTestMailbox(database.context(), { address: `anna@${fixture.domain}` });
    expect(await fixture.push("anna")).toMatchObject(refused);
    expect(await fixture.find("anna")).toMatchObject({ id: local.id, identityProviderId: null });
    expect(await fixture.lines()).toMatchObject([{ kind: "conflict", reason: "address-of-other-source" }]);
    expect(await fixture.send("GET", "/Users")).toMatchObject({ body: { totalResults: 0 } });
  });

  it("is refused where it is an alias", async () => {
    const { id: mailboxId } = await createTestMailbox(database.context(), {
      address: `sales@${fixture.domain}`,
    });
    const alias = { address: `anna@${fixture.domain}`, mailboxId };
    await createAlias(database.context(), { ...alias, description: "" });
    expect(await fixture.push("anna")).toMatchObject(refused);
    expect(await fixture.find("anna")).toBeUndefined();
  });

  it("is refused where another person of the provider has it", async () => {
    await fixture.push("anna");
    expect(
      await fixture.push("ben", { emails: [{ value: `anna@${fixture.domain}`, primary: true }] }),
    ).toMatchObject(refused);
  });

  it("changes no mailbox by a later change of the User", async () => {
    const { body } = await fixture.push("anna");
    await createTestMailbox(database.context(), { address: `boss@${fixture.domain}` });
    const value = `boss@${fixture.domain}`;
    const changed = await fixture.patch(`/Users/${body.id}`, {
      op: "replace",
      path: 'emails[type eq "work"].value',
      value,
    });
    expect(changed.status).toBe(200);
    expect(await fixture.find("boss")).toMatchObject({ identityProviderId: null });
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
  });
});

describe("a deleted User", () => {
  it("is forgotten where no mailbox is left to be found again", async () => {
    const kept = () => db().$count(scimUser, eq(scimUser.identityProviderId, fixture.provider.id));
    const { body: anna } = await fixture.push("anna");
    const { body: nobody } = await fixture.push("x", { userName: "x", emails: [] });
    for (const { id } of [anna, nobody]) await fixture.send("DELETE", `/Users/${id}`);
    expect(await kept()).toBe(2);
    await purgeScimUsers(db());
    expect(await kept()).toBe(1);
    await db()
      .delete(mailbox)
      .where(eq(mailbox.address, `anna@${fixture.domain}`));
    await purgeScimUsers(db());
    expect(await kept()).toBe(0);
  });
});

describe("a User without a mailbox", () => {
  it("can be deactivated, whoever has its address by now", async () => {
    const { body } = await fixture.push("anna", { active: false });
    await createTestMailbox(database.context(), { address: `anna@${fixture.domain}` });
    const path = `/Users/${body.id}`;
    const set = (active: boolean) => fixture.patch(path, { op: "replace", path: "active", value: active });
    expect(await set(true)).toMatchObject({ status: 409 });
    expect(await set(false)).toMatchObject({ status: 200, body: { active: false } });
    expect(await fixture.find("anna")).toMatchObject({ identityProviderId: null, directoryState: "present" });
  });

  it.each<[string, object]>([
    ["of a domain that is not ours", { userName: "x", emails: [{ value: "x@elsewhere.test" }] }],
    ["without an address", { userName: "x", emails: [] }],
    ["that is inactive from the beginning", { active: false }],
    ["that speaks for the domain", { emails: [{ value: "postmaster@DOMAIN" }] }],
  ])("is kept: one %s", async (_, changes) => {
    const given = JSON.parse(JSON.stringify(changes).replace("DOMAIN", fixture.domain));
    const { status, body } = await fixture.push("anna", given);
    expect(status).toBe(201);
    expect(await fixture.send("GET", `/Users/${body.id}`)).toMatchObject({ status: 200 });
    expect(await fixture.find("anna")).toBeUndefined();
  });

  it("gets one as soon as it is active", async () => {
    const { body } = await fixture.push("anna", { active: false });
    await fixture.patch(`/Users/${body.id}`, { op: "replace", path: "active", value: "True" });
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
  });
});

describe("the guard", () => {
  beforeEach(async () => {
    fixture = await makeScimFixture(database.context(), { sync: { guardAtLeast: 2, guardPercent: 0 } });
  });

  it("holds back a mass deactivation, and the provider gets its answer all the same", async () => {
    const names = ["a", "b", "c", "d"];
    const ids: unknown[] = [];
    for (const name of names) ids.push((await fixture.push(name)).body.id);
    for (const id of ids)
      expect(
        await fixture.patch(`/Users/${id}`, { op: "replace", path: "active", value: false }),
      ).toMatchObject({
        status: 200,
        body: { active: false },
      });
    const states = async () =>
      Promise.all(names.map(async (name) => (await fixture.find(name))?.directoryState));
    expect(await states()).toEqual(["disabled", "disabled", "present", "present"]);
    const [waiting] = await db().select().from(syncRun).where(eq(syncRun.state, "waiting"));
    expect(waiting).toMatchObject({ trigger: "scim", plannedChanges: 2 });
    await approveSyncRun(database.context(), { id: waiting?.id ?? "" });
    await finishSync({ ...database.context(), db: db() }, { provider: fixture.provider.slug });
    expect(await states()).toEqual(["disabled", "disabled", "disabled", "disabled"]);
  });
});

describe("templates", () => {
  it("follow mapped attributes, and what SCIM cannot say leaves them as they are", async () => {
    const context = database.context();
    const staff = await createTestTemplate(context, { quotaBytes: 7 });
    await setIdentityProvider(context, {
      slug: fixture.provider.slug,
      verify: false,
      mappings: [{ claim: "department", value: "Staff", templateId: staff.id }],
    });
    const { body } = await fixture.push("anna", { [enterpriseUrn]: { department: "Staff" } });
    expect(await fixture.find("anna")).toMatchObject({ templateId: staff.id, quotaBytes: 7 });
    const path = `/Users/${body.id}`;
    await fixture.patch(path, { op: "replace", path: `${enterpriseUrn}:department`, value: "Others" });
    expect(await fixture.find("anna")).toMatchObject({ templateId: fixture.templateId, quotaBytes: 100 });
    await setIdentityProvider(context, {
      slug: fixture.provider.slug,
      verify: false,
      mappings: [{ value: "gold", templateId: staff.id }],
    });
    await signIn("sub-anna", { mailcow_template: "gold" });
    await fixture.patch(path, { op: "replace", path: "displayName", value: "Anna A." });
    expect(await fixture.find("anna")).toMatchObject({ templateId: staff.id, displayName: "Anna A." });
  });
});
