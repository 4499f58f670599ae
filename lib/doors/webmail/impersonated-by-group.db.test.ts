import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { sessionActor } from "@/lib/accounts/admin-account/session-actor";
import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { deleteAdminGroup } from "@/lib/accounts/admin-group/delete-admin-group";
import { listAdminGroups } from "@/lib/accounts/admin-group/queries";
import { updateAdminGroup } from "@/lib/accounts/admin-group/update-admin-group";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { listImpersonations } from "@/lib/accounts/mailbox/list-impersonations";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { endAdminSession } from "@/lib/credentials/admin-session/end-session";
import { onlyClaimedMs } from "@/lib/credentials/admin-session/lifetime";
import { findAdminSession } from "@/lib/credentials/admin-session/queries";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { endProviderSessions } from "@/lib/credentials/web-session/end-provider-sessions";
import { impersonateMailbox } from "@/lib/credentials/web-session/impersonate-mailbox";
import { findSession, listMailboxSessions } from "@/lib/credentials/web-session/queries";
import { decideSession } from "@/lib/doors/webmail/decide-session";
import { auditEvent, personGroup, session } from "@/lib/platform/db/schema";
import type { AdminRole, GroupRole } from "@/lib/platform/db/schema/admin-account";
import { getProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestOpenIdProvider } from "@/lib/testing/fixtures";

/* People who administer by a group, and open somebody's mailbox: by which groups, and until when. */

const database = testDatabase();
const db = () => database.client().db;
let provider: Awaited<ReturnType<typeof getProvider>>;
let domain = "";
let other = "";
let mailbox: { id: string; address: string };

beforeEach(async () => {
  const made = await createTestOpenIdProvider(database.context());
  provider = await getProvider(db(), made.id);
  domain = (await createTestDomain(database.context())).name;
  other = (await createTestDomain(database.context())).name;
  mailbox = await createTestMailbox(database.context(), { address: `anna@${domain}` });
});

interface Given {
  role?: GroupRole;
  domains?: string[];
  mayImpersonate?: boolean;
}

/** A group with a role; gives its name. */
async function group({ role = "domain-admin", domains = [domain], mayImpersonate = true }: Given = {}) {
  const name = `/${randomUUID()}`;
  await createAdminGroup(database.context(), {
    provider: provider.slug,
    group: name,
    role,
    domains,
    mayImpersonate,
    ...(role === "delegate" ? { permissions: ["edit-mailboxes" as const] } : {}),
  });
  return name;
}

const groupNamed = async (name: string) => {
  const found = (await listAdminGroups(db())).find((one) => one.group === name);
  if (!found) throw new Error("the group is missing");
  return found;
};

/** Somebody in these groups, signed in to the console. */
async function member(
  groups: readonly string[],
  role: AdminRole = "domain-admin",
  source = "directory" as const,
) {
  const { id: identityProviderId, issuer } = provider;
  const person = { identityProviderId, issuer, subject: randomUUID() };
  for (const groupName of groups)
    await db()
      .insert(personGroup)
      .values({ ...person, groupName, source });
  const token = await createAdminSession(db(), {
    role,
    person: {
      ...person,
      personName: "dora@corp.test",
      providerSessionId: "sid-1",
      authenticatedAt: new Date(),
    },
  });
  const found = await findAdminSession(db(), role, token);
  if (!found) throw new Error("not signed in");
  const context = database.context(await sessionActor(db(), role, found));
  const open = (adminSessionId = found.id, mailboxId = mailbox.id) =>
    impersonateMailbox(context, { mailboxId, adminSessionId });
  return { person, token, found, context, open };
}

/** Whether the opened mailbox lets in: the portal, webmail, and what its owner is shown. */
async function ways(token: string, now = new Date()) {
  const webmail = await decideSession(`${sessionCookieName()}=${token}`, "webmail", now);
  const listed = await listMailboxSessions(db(), mailbox.id, now);
  return {
    portal: (await findSession(db(), token, now))?.impersonatedBy?.login ?? null,
    webmail: webmail.decision,
    listed: listed.map(({ impersonatedBy }) => impersonatedBy),
  };
}

const name = () => `dora@corp.test (${provider.slug})`;
const open = () => ({ portal: name(), webmail: "accepted", listed: [name()] });
const shut = { portal: null, webmail: "rejected", listed: [] };

describe("who opens a mailbox by a group", () => {
  it.each<[string, AdminRole, Given]>([
    ["a domain admin of its domain", "domain-admin", {}],
    ["a superadmin", "superadmin", { role: "superadmin", domains: [] }],
  ])("is %s, named with the provider, to the owner and in the audit log", async (_, role, given) => {
    const dora = await member([await group(given)], role);
    const { token } = await dora.open();
    expect(await ways(token)).toEqual(open());
    expect((await findSession(db(), token))?.impersonatedBy).toEqual({ login: name(), role });
    const [event] = await db()
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.action, "mailbox.open-as"), eq(auditEvent.subjectId, mailbox.id)))
      .orderBy(desc(auditEvent.sequence))
      .limit(1);
    expect(event).toMatchObject({
      actorLabel: name(),
      changes: { provider: { after: provider.slug }, subject: { after: dora.person.subject } },
    });
    expect((await listImpersonations(database.context(), mailbox.id, { limit: 5 })).items).toMatchObject([
      { admin: name() },
    ]);
  });

  it.each<[string, AdminRole, () => Promise<string[]>]>([
    ["whose group may not", "domain-admin", async () => [await group({ mayImpersonate: false })]],
    ["whose group may in another domain", "domain-admin", async () => [await group({ domains: [other] })]],
    [
      "who administers it by another group than the one that may",
      "domain-admin",
      async () => [await group({ mayImpersonate: false }), await group({ domains: [other] })],
    ],
    [
      "who is a delegate there",
      "domain-admin",
      async () => [await group({ role: "delegate", mayImpersonate: false })],
    ],
    [
      "who is a delegate there, and may elsewhere",
      "domain-admin",
      async () => [
        await group({ role: "delegate", mayImpersonate: false }),
        await group({ domains: [other] }),
      ],
    ],
  ])("is nobody %s", async (_, role, groups) => {
    const dora = await member(await groups(), role);
    await expect(dora.open()).rejects.toMatchObject({ code: "forbidden" });
    expect(await listMailboxSessions(db(), mailbox.id)).toEqual([]);
  });

  it("is nobody by somebody else's session, or none", async () => {
    const [dora, mallory] = [
      await member([await group()]),
      await member([await group({ mayImpersonate: false })]),
    ];
    await expect(mallory.open(dora.found.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(mallory.open(randomUUID())).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      impersonateMailbox(dora.context, { mailboxId: mailbox.id }),
      "without it an account is meant",
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a mailbox that was opened by a group is shut", () => {
  type Member = Awaited<ReturnType<typeof member>>;
  it.each<[string, (dora: Member, groupName: string) => Promise<unknown>]>([
    [
      "who opened it leaves the group",
      ({ person }) => db().delete(personGroup).where(eq(personGroup.subject, person.subject)),
    ],
    [
      "the group may no longer",
      async (_, groupName) =>
        updateAdminGroup(database.context(), { id: (await groupNamed(groupName)).id, mayImpersonate: false }),
    ],
    [
      "the group has other domains",
      async (_, groupName) =>
        updateAdminGroup(database.context(), { id: (await groupNamed(groupName)).id, domains: [other] }),
    ],
    [
      "the group has no role",
      async (_, groupName) =>
        deleteAdminGroup(database.context(), {
          id: (await groupNamed(groupName)).id,
          expectedVersion: undefined,
        }),
    ],
    ["who opened it signs out of the console", ({ token }) => endAdminSession(db(), token)],
    [
      "who opened it signs out at the provider",
      () =>
        endProviderSessions(database.context(), {
          providerId: provider.id,
          issuer: provider.issuer,
          tokenId: randomUUID(),
          tooOldAt: new Date(Date.now() + 60_000),
          sessionId: "sid-1",
          subject: null,
        }),
    ],
    [
      "the provider is switched off",
      () => setIdentityProvider(database.context(), { slug: provider.slug, verify: false, enabled: false }),
    ],
  ])("as soon as %s", async (_, end) => {
    const groupName = await group();
    const dora = await member([groupName]);
    const { token } = await dora.open();
    expect(await ways(token)).toEqual(open());
    await end(dora, groupName);
    expect(await ways(token)).toEqual(shut);
  });

  it("after an hour, and is not prolonged", async () => {
    const { token } = await (await member([await group()])).open();
    await decideSession(`${sessionCookieName()}=${token}`, "webmail", new Date(Date.now() + 30 * 60_000));
    expect(await ways(token, new Date(Date.now() + 61 * 60_000))).toEqual(shut);
  });

  it("once groups that only a sign-in has named count no more", async () => {
    const dora = await member([await group()]);
    await db()
      .update(personGroup)
      .set({ source: "claims" })
      .where(eq(personGroup.subject, dora.person.subject));
    const { token } = await dora.open();
    await db()
      .update(session)
      .set({ expires: new Date(Date.now() + 2 * onlyClaimedMs) });
    expect(await ways(token, new Date(Date.now() + onlyClaimedMs - 60_000))).toEqual(open());
    expect(await ways(token, new Date(Date.now() + onlyClaimedMs + 60_000))).toEqual(shut);
  });
});
