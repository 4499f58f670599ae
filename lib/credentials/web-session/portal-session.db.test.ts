import { randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDomainAdmin } from "@/lib/accounts/admin-account/create-domain-admin";
import { createSession, type SessionOrigin } from "@/lib/credentials/web-session/create-session";
import {
  endPasswordSessionsOfSource,
  endSession,
  endSessionsByProvider,
  endSessionsImpersonatedBy,
  endSessionsOfDomain,
  endSessionsOfMailbox,
  endSessionsOfSource,
  purgeExpiredSessions,
} from "@/lib/credentials/web-session/end-session";
import { impersonateMailbox } from "@/lib/credentials/web-session/impersonate-mailbox";
import { idleLifetimeMs, openedLifetimeMs } from "@/lib/credentials/web-session/lifetime";
import { extendSession, findSession, listMailboxSessions } from "@/lib/credentials/web-session/queries";
import { renewSession } from "@/lib/credentials/web-session/renew-session";
import type { Actor } from "@/lib/platform/actor";
import { adminAccount, auditEvent, mailbox, session } from "@/lib/platform/db/schema";
import { tokenDigest } from "@/lib/platform/secrets/token";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;

let providerId = "";
let adminId = "";
let own = { id: "", address: "" };
let other = { id: "", address: "" };
const admin = (): Extract<Actor, { kind: "domain-admin" }> => ({
  kind: "domain-admin",
  id: adminId,
  name: "helper@admins.test",
  domains: ["one.test"],
});

beforeAll(async () => {
  const { slug } = await createTestProvider(database.context());
  providerId = (await findProviderForSignIn(db(), slug))?.id ?? "";
  own = await createTestMailbox(database.context(), { address: "own@one.test" });
  other = await createTestMailbox(database.context(), { address: "other@two.test" });
  const helper = { login: admin().name, password: "a-long-enough-password", domains: ["one.test"] };
  adminId = (await createDomainAdmin(database.context(), { ...helper, mayImpersonate: true })).id;
});
beforeEach(async () => {
  await db().delete(session);
});

const open = async (mailboxId: string, over: Partial<SessionOrigin> = {}) =>
  (await createSession(db(), { mailboxId, ...over })).token;
const byProvider = {
  provider: {
    get id() {
      return providerId;
    },
    sessionId: null,
    idToken: "e.y.J",
  },
};
const found = async (token: string, now?: Date) => (await findSession(db(), token, now))?.mailboxId ?? null;
const rowOf = async (token: string) =>
  (
    await db()
      .select()
      .from(session)
      .where(eq(session.sessionToken, tokenDigest(token)))
  )[0];

describe("a portal session", () => {
  it("is kept as a digest, and its ID token sealed: a copy of the table opens nothing", async () => {
    const token = await open(own.id, byProvider);
    const row = await rowOf(token);
    for (const secret of [token, "e.y.J"]) expect(JSON.stringify(row)).not.toContain(secret);
    expect(await found(row?.sessionToken ?? "")).toBeNull();
    expect(await found(token)).toBe(own.id);
  });

  it("ends twelve hours after its last use, to the millisecond", async () => {
    const token = await open(own.id);
    const { expires = new Date(0), createdAt = new Date(0) } = (await rowOf(token)) ?? {};
    expect(expires.getTime() - createdAt.getTime()).toBe(idleLifetimeMs);
    expect(await found(token, new Date(expires.getTime() - 1))).toBe(own.id);
    expect(await found(token, expires)).toBeNull();
    const later = new Date(expires.getTime() + 5_000);
    await extendSession(db(), tokenDigest(token), later);
    expect(await found(token, expires)).toBe(own.id);
  });

  it.each([
    ["before the sign-in", -600_000, -600_000],
    ["in the future, by the provider's clock", 600_000, 0],
    ["at a time that it does not tell", null, 0],
  ])("was proved when the provider asked the person: %s", async (_, asked, proved) => {
    const authenticatedAt = asked === null ? null : new Date(Date.now() + asked);
    const token = await open(own.id, { provider: { ...byProvider.provider, authenticatedAt } });
    const { createdAt = new Date(0), authenticatedAt: kept } = (await rowOf(token)) ?? {};
    expect(Math.abs((kept?.getTime() ?? 0) - (createdAt.getTime() + proved))).toBeLessThan(1_000);
    expect(kept?.getTime()).toBeLessThanOrEqual(createdAt.getTime());
  });

  it("of before there was a time of proof was proved at its beginning", async () => {
    const token = await open(own.id);
    await db()
      .update(session)
      .set({ authenticatedAt: null })
      .where(eq(session.sessionToken, tokenDigest(token)));
    const shown = await findSession(db(), token);
    expect(shown?.authenticatedAt.getTime()).toBe(shown?.createdAt.getTime());
  });

  it("is listed without anything that helps to get in, the last used first, and not when it is over", async () => {
    const [first, second, over] = [
      await open(own.id),
      await open(own.id, { ip: "192.0.2.9" }),
      await open(own.id),
    ];
    await extendSession(
      db(),
      tokenDigest(first),
      new Date(Date.now() + 60_000),
      new Date(Date.now() + 5_000),
    );
    await extendSession(db(), tokenDigest(over), new Date(Date.now() - 1));
    const list = await listMailboxSessions(db(), own.id);
    expect(list.map(({ ip }) => ip)).toEqual([null, "192.0.2.9"]);
    for (const { id } of list) expect(await found(id)).toBeNull();
    for (const token of [first, second]) expect(JSON.stringify(list)).not.toContain(tokenDigest(token));
  });
});

describe("a session that is proved again", () => {
  it("has another token; the old one and its end are as a thief would not like it (ASVS 7.2.4)", async () => {
    const old = await open(own.id);
    const before = await rowOf(old);
    const now = new Date(Date.now() + 60_000);
    const fresh = (await renewSession(db(), old, now)) ?? "";
    expect([await found(old), await found(fresh)]).toEqual([null, own.id]);
    expect(await rowOf(fresh)).toMatchObject({ expires: before?.expires, authenticatedAt: now });
    expect(await renewSession(db(), old)).toBeNull();
  });

  it("is never one that a provider gave or that an administrator has opened", async () => {
    const given = await open(own.id, byProvider);
    const { token: opened } = await impersonateMailbox(database.context(admin()), { mailboxId: own.id });
    for (const token of [given, opened]) {
      expect(await renewSession(db(), token)).toBeNull();
      expect(await found(token)).toBe(own.id);
    }
  });
});

describe("who opens somebody's mailbox", () => {
  it("is there for an hour under the own name, and the trail says so", async () => {
    const { token, address } = await impersonateMailbox(database.context(admin()), { mailboxId: own.id });
    expect(address).toBe(own.address);
    const shown = await findSession(db(), token);
    expect(shown).toMatchObject({ mailboxId: own.id, byProvider: false });
    expect(shown?.impersonatedBy).toEqual({ login: admin().name, role: "domain-admin" });
    const { expires = new Date(0), createdAt = new Date(0) } = (await rowOf(token)) ?? {};
    expect(Math.abs(expires.getTime() - createdAt.getTime() - openedLifetimeMs)).toBeLessThan(1_000);
    const [event] = await db()
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.subjectId, own.id))
      .orderBy(desc(auditEvent.sequence));
    expect(event).toMatchObject({ subjectLabel: own.address, actorId: adminId });
    expect(JSON.stringify(event)).not.toContain(token);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      "of another domain",
      () => impersonateMailbox(database.context(admin()), { mailboxId: other.id }),
      "forbidden",
    ],
    [
      "that is not there",
      () => impersonateMailbox(database.context(admin()), { mailboxId: randomUUID() }),
      "not-found",
    ],
    [
      "from the shell, where nobody has signed in",
      () => impersonateMailbox(database.context(), { mailboxId: own.id }),
      "forbidden",
    ],
    [
      "as another person",
      () => impersonateMailbox(database.context({ kind: "mailbox", ...other }), { mailboxId: own.id }),
      "forbidden",
    ],
    [
      "as an administrator who is no more",
      () => impersonateMailbox(database.context({ ...admin(), id: randomUUID() }), { mailboxId: own.id }),
      "forbidden",
    ],
  ])("cannot open one %s", async (_, act, code) => {
    await expect(act()).rejects.toMatchObject({ code });
    expect(await db().$count(session, eq(session.impersonatedBy, adminId))).toBe(0);
  });

  it.each([{ mayImpersonate: false }, { active: false }])(
    "needs the permission at the moment of opening, whatever the session says: %j",
    async (change) => {
      await db().update(adminAccount).set(change).where(eq(adminAccount.id, adminId));
      const opening = impersonateMailbox(database.context(admin()), { mailboxId: own.id });
      await expect(opening).rejects.toMatchObject({ code: "forbidden" });
      await db()
        .update(adminAccount)
        .set({ mayImpersonate: true, active: true })
        .where(eq(adminAccount.id, adminId));
    },
  );
});

describe("ending sessions", () => {
  /** One of each kind that there is; `others` is the other mailbox's, which has the provider as its source. */
  async function oneOfEach() {
    await db().update(mailbox).set({ identityProviderId: providerId }).where(eq(mailbox.id, other.id));
    return {
      password: await open(own.id),
      provider: await open(own.id, byProvider),
      opened: (await impersonateMailbox(database.context(admin()), { mailboxId: own.id })).token,
      othersPassword: await open(other.id),
      othersProvider: await open(other.id, byProvider),
    };
  }
  type Name = keyof Awaited<ReturnType<typeof oneOfEach>>;
  const domainOf = async (id: string) =>
    (await db().select({ domainId: mailbox.domainId }).from(mailbox).where(eq(mailbox.id, id)))[0]
      ?.domainId ?? "";

  it.each<[string, () => Promise<void>, Name[]]>([
    ["of a mailbox", () => endSessionsOfMailbox(db(), own.id), ["password", "provider", "opened"]],
    ["that a provider gave", () => endSessionsByProvider(db(), providerId), ["provider", "othersProvider"]],
    [
      "of a source's people",
      () => endSessionsOfSource(db(), providerId),
      ["othersPassword", "othersProvider"],
    ],
    [
      "of a source's people by password",
      () => endPasswordSessionsOfSource(db(), providerId),
      ["othersPassword"],
    ],
    [
      "of a domain",
      async () => endSessionsOfDomain(db(), await domainOf(other.id)),
      ["othersPassword", "othersProvider"],
    ],
    ["that an administrator has opened", () => endSessionsImpersonatedBy(db(), adminId), ["opened"]],
  ])("%s ends those and no others", async (_, end, gone) => {
    const tokens = await oneOfEach();
    await end();
    const ended = [];
    for (const [name, token] of Object.entries(tokens)) if ((await found(token)) === null) ended.push(name);
    expect(ended.sort()).toEqual([...gone].sort());
  });

  it("of one by its token gives what the provider's own logout needs, and only for one that came from there", async () => {
    const { password, provider } = await oneOfEach();
    expect(await endSession(db(), password)).toBeNull();
    expect(await endSession(db(), provider)).toMatchObject({ idToken: "e.y.J", clientId: "letterlock" });
    expect([await found(password), await found(provider)]).toEqual([null, null]);
    expect(await endSession(db(), provider), "a second time").toBeNull();
    expect(await endSession(db(), "unknown")).toBeNull();
  });

  it("does not unseal an ID token that was copied into another session's row", async () => {
    const [one, two] = [await open(own.id, byProvider), await open(own.id, byProvider)];
    const copied = (await rowOf(one))?.sealedIdToken ?? null;
    await db()
      .update(session)
      .set({ sealedIdToken: copied })
      .where(eq(session.sessionToken, tokenDigest(two)));
    await expect(endSession(db(), two)).rejects.toMatchObject({ code: "internal" });
    expect(await found(two), "it has ended all the same").toBeNull();
  });

  it("removes what is over, and nothing that has a millisecond left", async () => {
    const token = await open(own.id);
    const { expires = new Date(0) } = (await rowOf(token)) ?? {};
    await purgeExpiredSessions(db(), expires);
    expect(await rowOf(token)).toBeDefined();
    await purgeExpiredSessions(db(), new Date(expires.getTime() + 1));
    expect(await rowOf(token)).toBeUndefined();
  });
});
