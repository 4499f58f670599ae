import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { sessionActor } from "@/lib/accounts/admin-account/session-actor";
import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { getAdminGroup, listConsoleProviders } from "@/lib/accounts/admin-group/queries";
import { updateAdminGroup } from "@/lib/accounts/admin-group/update-admin-group";
import { deleteDomain } from "@/lib/accounts/domain/delete-domain";
import { onlyClaimedMs } from "@/lib/credentials/admin-session/lifetime";
import { findAdminSession } from "@/lib/credentials/admin-session/queries";
import { mayAdministerDomain, readableDomains } from "@/lib/platform/actor";
import { adminGroup, auditEvent, personGroup } from "@/lib/platform/db/schema";
import type { GroupRole } from "@/lib/platform/db/schema/admin-account";
import { AppError } from "@/lib/platform/errors";
import type { Permission } from "@/lib/platform/permission";
import { testDatabase } from "@/lib/testing/database";
import { signInDelegate } from "@/lib/testing/delegate-session";
import { createTestDomain, createTestOpenIdProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const newDomain = async () => (await createTestDomain(database.context())).name;
let domain = "";
let slug = "";
beforeAll(async () => {
  domain = await newDomain();
  slug = (await createTestOpenIdProvider(database.context())).slug;
});

let groups = 0;
const give = (
  role: GroupRole,
  more: { domains?: string[]; permissions?: Permission[]; mayImpersonate?: boolean } = {},
) => {
  groups += 1;
  return createAdminGroup(database.context(), { provider: slug, group: `/group ${groups}`, role, ...more });
};
const problems = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (thrown: unknown) => (thrown instanceof AppError ? Object.keys(thrown.fields ?? {}) : [String(thrown)]),
  );

describe("a group's permissions", () => {
  it.each<[GroupRole, boolean, Permission[], string[]]>([
    ["delegate", true, ["read-logs"], []],
    ["delegate", true, [], ["permissions"]],
    ["delegate", false, ["read-logs"], ["domains"]],
    ["domain-admin", true, ["read-logs"], ["permissions"]],
    ["superadmin", false, ["read-logs"], ["permissions"]],
    ["superadmin", true, [], ["domains"]],
  ])("of a %s (with domains: %s) of %j: %j", async (role, hasDomains, permissions, expected) => {
    const domains = hasDomains ? [domain] : [];
    expect(await problems(give(role, { domains, permissions }))).toEqual(expected);
  });

  it("have no impersonation among them, also not of a role that is changed", async () => {
    const given = { domains: [domain], permissions: ["read-logs" as const] };
    expect(await problems(give("delegate", { ...given, mayImpersonate: true }))).toEqual(["mayImpersonate"]);
    const { id } = await give("domain-admin", { domains: [domain], mayImpersonate: true });
    await updateAdminGroup(database.context(), { id, role: "delegate", permissions: ["read-logs"] });
    expect(await getAdminGroup(db(), id)).toMatchObject({ role: "delegate", mayImpersonate: false });
    expect(await problems(updateAdminGroup(database.context(), { id, mayImpersonate: true }))).toEqual([
      "mayImpersonate",
    ]);
  });

  it("refuse what there is not", async () => {
    const permissions = ["impersonate" as Permission];
    expect(await problems(give("delegate", { domains: [domain], permissions }))).toEqual(["permissions.0"]);
  });

  it("are kept, recorded, and gone with the role", async () => {
    const { id } = await give("delegate", {
      domains: [domain],
      permissions: ["read-logs", "create-mailboxes", "read-logs"],
    });
    expect((await getAdminGroup(db(), id)).permissions).toEqual(["create-mailboxes", "read-logs"]);
    await updateAdminGroup(database.context(), { id, permissions: ["edit-mailboxes"] });
    expect((await getAdminGroup(db(), id)).permissions).toEqual(["edit-mailboxes"]);
    const events = await db().select().from(auditEvent).where(eq(auditEvent.subjectId, id));
    expect(JSON.stringify(events.map(({ changes }) => changes))).toContain("edit-mailboxes");

    await updateAdminGroup(database.context(), { id, role: "domain-admin" });
    expect(await getAdminGroup(db(), id)).toMatchObject({ role: "domain-admin", permissions: [] });
    expect(await problems(updateAdminGroup(database.context(), { id, role: "delegate" }))).toEqual([
      "permissions",
    ]);
  });

  it("stand under a role of their own, so that a server of before them gives nothing rather than all", async () => {
    const { id } = await give("delegate", { domains: [domain], permissions: ["read-logs"] });
    const [row] = await db().select().from(adminGroup).where(eq(adminGroup.id, id));
    expect(row?.role).toBe("delegate");
  });

  it("lead to the sign-in at the domain admins' pages alone", async () => {
    const { slug: only } = await createTestOpenIdProvider(database.context());
    await createAdminGroup(database.context(), {
      provider: only,
      group: "/helpers",
      role: "delegate",
      domains: [domain],
      permissions: ["read-logs"],
    });
    const slugs = async (role: "superadmin" | "domain-admin") =>
      (await listConsoleProviders(db(), role)).map((one) => one.slug);
    expect(await slugs("domain-admin")).toContain(only);
    expect(await slugs("superadmin")).not.toContain(only);
  });
});

describe("a delegate's session", () => {
  const found = (token: string, now?: Date) => findAdminSession(db(), "domain-admin", token, now);
  async function actorOf(token: string) {
    const session = await found(token);
    if (!session) throw new Error("there is no session");
    return sessionActor(db(), "domain-admin", session);
  }

  it("administers no domain by itself", async () => {
    const { token } = await signInDelegate(database.context(), [
      { domain, permissions: ["create-mailboxes", "edit-mailboxes", "reset-sign-in", "read-logs"] },
    ]);
    const actor = await actorOf(token);
    expect(actor).toMatchObject({ kind: "domain-admin", domains: [], delegated: [{ domain }] });
    expect(mayAdministerDomain(actor, domain)).toBe(false);
    expect(readableDomains(actor)).toEqual([]);
    expect(await findAdminSession(db(), "superadmin", token), "at the superadmins' pages").toBeNull();
  });

  it("has what its groups give now, domain by domain", async () => {
    const second = await newDomain();
    const { token, person } = await signInDelegate(database.context(), [
      { domain, permissions: ["read-logs"] },
      { domain: second, permissions: ["create-mailboxes"] },
    ]);
    expect((await found(token))?.byGroups?.delegated).toEqual(
      [
        { domain, permissions: ["read-logs"] },
        { domain: second, permissions: ["create-mailboxes"] },
      ].sort((one, other) => one.domain.localeCompare(other.domain)),
    );
    await db()
      .update(adminGroup)
      .set({ permissions: ["edit-mailboxes"] })
      .where(eq(adminGroup.groupName, `/delegates of ${second}`));
    expect((await found(token))?.byGroups?.delegated).toContainEqual({
      domain: second,
      permissions: ["edit-mailboxes"],
    });
    await db()
      .delete(personGroup)
      .where(eq(personGroup.groupName, `/delegates of ${second}`));
    expect((await found(token))?.byGroups?.delegated).toEqual([{ domain, permissions: ["read-logs"] }]);
    await db().delete(personGroup).where(eq(personGroup.subject, person.subject));
    expect(await found(token)).toBeNull();
  });

  it.each<[string, unknown]>([
    ["no permissions", null],
    ["an empty list", []],
    ["permissions that there are not", ["impersonate", "everything"]],
  ])("ends where its group has %s", async (_, permissions) => {
    const { token, person } = await signInDelegate(database.context(), [
      { domain, permissions: ["read-logs"] },
    ]);
    expect(await found(token)).not.toBeNull();
    await db()
      .update(adminGroup)
      .set({ permissions: permissions as Permission[] | null })
      .where(eq(adminGroup.identityProviderId, person.identityProviderId));
    expect(await found(token)).toBeNull();
  });

  it("ends with its only domain", async () => {
    const doomed = await createTestDomain(database.context());
    const { token } = await signInDelegate(database.context(), [
      { domain: doomed.name, permissions: ["read-logs"] },
    ]);
    expect(await found(token)).not.toBeNull();
    await deleteDomain(database.context(), { id: doomed.id });
    expect(await found(token)).toBeNull();
  });

  it("keeps after an hour what the directory gives, and not what only claims have given beside it", async () => {
    const { token, person, provider } = await signInDelegate(database.context(), [
      { domain, permissions: ["read-logs"] },
    ]);
    const role = "domain-admin";
    await createAdminGroup(database.context(), { provider, group: "/all", role, domains: [domain] });
    await db()
      .insert(personGroup)
      .values({ ...person, groupName: "/all", source: "claims" });
    expect((await found(token))?.byGroups?.domains).toEqual([domain]);
    const later = await found(token, new Date(Date.now() + onlyClaimedMs + 1_000));
    expect(later?.byGroups).toMatchObject({
      domains: [],
      delegated: [{ domain, permissions: ["read-logs"] }],
    });
  });

  it("lasts an hour where only claims have named the group", async () => {
    const { token, person } = await signInDelegate(database.context(), [
      { domain, permissions: ["read-logs"] },
    ]);
    await db().update(personGroup).set({ source: "claims" }).where(eq(personGroup.subject, person.subject));
    expect(await found(token)).not.toBeNull();
    expect(await found(token, new Date(Date.now() + onlyClaimedMs + 1_000))).toBeNull();
  });
});
