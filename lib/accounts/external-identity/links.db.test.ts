import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getMailbox } from "@/lib/access/queries";
import { accountAt, findLinkedMailbox } from "@/lib/accounts/external-identity/account";
import { insertLinks } from "@/lib/accounts/external-identity/link";
import { linkAccount } from "@/lib/accounts/external-identity/link-account";
import { listIdentities } from "@/lib/accounts/external-identity/queries";
import { unlinkAccount } from "@/lib/accounts/external-identity/unlink-account";
import { createApiKey } from "@/lib/credentials/api-key/create-api-key";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { createSession } from "@/lib/credentials/web-session/create-session";
import type { Actor } from "@/lib/platform/actor";
import {
  apiKey,
  appPassword,
  auditEvent,
  externalIdentity,
  mailbox,
  mailboxLink,
  recoveryAddress,
  revocation,
  secondFactor,
  session,
} from "@/lib/platform/db/schema";
import { inTransaction, isDuplicate } from "@/lib/platform/db/transaction";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { domainAdminOf, twoMailboxes, twoProviders } from "@/lib/testing/two-providers";

const database = testDatabase();
const db = () => database.client().db;
const context = (actor?: Actor) => database.context(actor);

let provider = { id: "", slug: "", issuer: "" };
let other = { id: "", slug: "", issuer: "" };
let anna = { id: "", address: "" };
let bert = { id: "", address: "" };

beforeAll(async () => {
  [provider, other] = await twoProviders(database);
});
beforeEach(async () => {
  [anna, bert] = await twoMailboxes(database, provider);
  for (const table of [externalIdentity, revocation]) await db().delete(table);
});

type AccountLink = Parameters<typeof linkAccount>[1];
const link = (over: Partial<AccountLink> = {}, actor?: Actor) =>
  inTransaction(context(actor), (tx) =>
    linkAccount(tx, {
      mailboxId: anna.id,
      provider,
      subject: "s1",
      instead: null,
      keepWaysIn: false,
      ...over,
    }),
  );
const linked = (subject: string, at = provider) => findLinkedMailbox(db(), accountAt(at, subject));
const rows = async (mailboxId = anna.id) => ({
  appPasswords: await db().$count(appPassword, eq(appPassword.mailboxId, mailboxId)),
  apiKeys: await db().$count(apiKey, eq(apiKey.mailboxId, mailboxId)),
  sessions: await db().$count(session, eq(session.userId, mailboxId)),
  factors: await db().$count(secondFactor, eq(secondFactor.ownerId, mailboxId)),
  recoveryAddresses: await db().$count(recoveryAddress, eq(recoveryAddress.mailboxId, mailboxId)),
  links: await db().$count(mailboxLink, eq(mailboxLink.mailboxId, mailboxId)),
  passwords: await db()
    .select({
      own: mailbox.passwordHash,
      theirs: mailbox.directoryPasswordHash,
      factor: mailbox.hasSecondFactor,
    })
    .from(mailbox)
    .where(eq(mailbox.id, mailboxId)),
  revoked: await db().$count(revocation, eq(revocation.reason, "identity-changed")),
});

/** Every way in that a person can have had. */
async function withEverything(): Promise<void> {
  await createAppPassword(context(), { mailboxId: anna.id, name: "Phone", protocols: ["imap"] });
  await createApiKey(context(), { owner: { mailboxId: anna.id }, name: "k", scopes: ["profile:read"] });
  await createSession(db(), { mailboxId: anna.id });
  await db()
    .insert(secondFactor)
    .values({ id: randomUUID(), ownerKind: "mailbox", ownerId: anna.id, kind: "totp", name: "x" });
  await db()
    .insert(recoveryAddress)
    .values({ mailboxId: anna.id, address: "anna@elsewhere.test", confirmedAt: new Date() });
  const purpose = "confirm-recovery-address";
  const expiresAt = new Date(Date.now() + 60_000);
  await db()
    .insert(mailboxLink)
    .values({ tokenDigest: randomUUID(), mailboxId: anna.id, purpose, expiresAt });
  await db()
    .update(mailbox)
    .set({ passwordHash: "{X}own", directoryPasswordHash: "{X}theirs", hasSecondFactor: true })
    .where(eq(mailbox.id, anna.id));
}

describe("a link by hand", () => {
  it("gives the mailbox to the account, present and linked by address again", async () => {
    await db()
      .update(mailbox)
      .set({ directoryState: "missing", directoryReceives: false, linkByAddress: false })
      .where(eq(mailbox.id, anna.id));
    await link();
    expect(await linked("s1")).toBe(anna.id);
    const { facts } = await getMailbox(db(), anna.id);
    expect(facts).toMatchObject({ directoryState: "present", directoryReceives: true });
    expect(await listIdentities(db(), anna.id)).toMatchObject([
      { subject: "s1", provider: "corp", isSource: true },
    ]);
  });

  it("in another's place ends all that the person before could come in by", async () => {
    await link();
    await withEverything();
    await link({ subject: "s2", instead: "s1" });
    expect([await linked("s1"), await linked("s2")]).toEqual([null, anna.id]);
    expect(await rows()).toMatchObject({
      appPasswords: 0,
      apiKeys: 0,
      sessions: 0,
      factors: 0,
      recoveryAddresses: 0,
      links: 0,
      passwords: [{ own: null, theirs: null, factor: false }],
    });
    expect((await rows()).revoked).toBeGreaterThan(0);
  });

  it("that keeps the ways in ends sessions, mail and the directory's password all the same", async () => {
    await link();
    await withEverything();
    await link({ subject: "s2", instead: "s1", keepWaysIn: true });
    expect(await rows()).toMatchObject({
      appPasswords: 1,
      apiKeys: 1,
      sessions: 0,
      factors: 1,
      recoveryAddresses: 1,
      links: 1,
      passwords: [{ own: "{X}own", theirs: null, factor: true }],
    });
    expect((await rows()).revoked).toBeGreaterThan(0);
  });

  it("touches nobody else's ways in", async () => {
    await createAppPassword(context(), { mailboxId: bert.id, name: "Phone", protocols: ["imap"] });
    await createSession(db(), { mailboxId: bert.id });
    await link();
    expect(await rows(bert.id)).toMatchObject({ appPasswords: 1, sessions: 1 });
  });

  it("says in the trail who had it, who has it, and what ended", async () => {
    await link();
    await withEverything();
    await link({ subject: "s2", instead: "s1" });
    const events = await db().select().from(auditEvent).where(eq(auditEvent.subjectId, anna.id));
    const actions = events
      .map(({ action }) => action)
      .filter((action) => action.startsWith("external-identity"));
    expect(actions).toEqual(["external-identity.link", "external-identity.link-again"]);
    expect(events.find(({ action }) => action === "external-identity.link-again")?.changes).toMatchObject({
      subject: { before: "s1", after: "s2" },
      endedAppPasswords: { before: null, after: 1 },
      endedApiKeys: { before: null, after: 1 },
      endedLocalPassword: { before: null, after: true },
      endedSecondFactors: { before: null, after: true },
      endedRecoveryAddress: { before: null, after: true },
    });
  });

  it.each<[string, () => Partial<AccountLink>]>([
    ["the mailbox has another source", () => ({ provider: other })],
    ["the account has a mailbox already", () => ({ subject: "taken" })],
    ["the account has this very mailbox", () => ({ subject: "own", mailboxId: bert.id })],
    ["somebody else was linked meanwhile", () => ({ mailboxId: bert.id, subject: "new", instead: null })],
    ["the one before was unlinked meanwhile", () => ({ instead: "gone" })],
  ])("is refused, and changes nothing, where %s", async (_, over) => {
    await insertInto("own", bert.id);
    const third = await createTestMailbox(context(), { identityProviderId: provider.id });
    await insertInto("taken", third.id);
    await expect(link(over())).rejects.toMatchObject({ code: "conflict" });
    expect(await db().$count(externalIdentity)).toBe(2);
    expect((await rows()).revoked).toBe(0);
  });

  const insertInto = (subject: string, mailboxId: string, at = provider) =>
    inTransaction(context(), (tx) => insertLinks(tx.db, [{ ...accountAt(at, subject), mailboxId }]));

  it("is for administrators of the domain", async () => {
    for (const actor of [
      domainAdminOf("two.test"),
      { kind: "mailbox", ...anna } as const,
      { kind: "identity-provider", id: provider.id, slug: "corp" } as const,
    ])
      await expect(link({}, actor), actor.kind).rejects.toMatchObject({ code: "forbidden" });
    await link({}, domainAdminOf("one.test"));
    expect(await linked("s1")).toBe(anna.id);
  });

  it("is one at the same time: of two for one account one comes through", async () => {
    const both = await Promise.allSettled([link(), link({ mailboxId: bert.id })]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().$count(externalIdentity)).toBe(1);
  });
});

describe("an account", () => {
  it("is told from others by every part of its name: provider, issuer and subject, in their case", async () => {
    await inTransaction(context(), (tx) =>
      insertLinks(tx.db, [{ ...accountAt(provider, "Sub"), mailboxId: anna.id }]),
    );
    expect(await linked("Sub")).toBe(anna.id);
    for (const [subject, at] of [
      ["sub", provider],
      ["SUB", provider],
      ["Sub", other],
      ["Sub", { ...provider, issuer: `${provider.issuer}/` }],
      ["Sub", { ...provider, id: other.id }],
    ] as const)
      expect(await linked(subject, at), `${subject} ${at.issuer}`).toBeNull();
  });

  it("has one mailbox, and a mailbox one account of an issuer", async () => {
    const insert = (subject: string, mailboxId: string) =>
      inTransaction(context(), (tx) => insertLinks(tx.db, [{ ...accountAt(provider, subject), mailboxId }]));
    await insert("s1", anna.id);
    for (const [subject, mailboxId] of [
      ["s1", bert.id],
      ["s2", anna.id],
    ] as const)
      await expect(insert(subject, mailboxId)).rejects.toSatisfy(isDuplicate);
  });
});

describe("unlinking", () => {
  const unlink = (over: object = {}, actor?: Actor) =>
    unlinkAccount(context(actor), { mailboxId: anna.id, identityProviderId: provider.id, ...over });
  const linksByAddress = async () =>
    (await db().select({ is: mailbox.linkByAddress }).from(mailbox).where(eq(mailbox.id, anna.id)))[0]?.is;

  it("takes the link, ends the ways in, and lets no address link again by itself", async () => {
    await link();
    await withEverything();
    await unlink();
    expect(await linked("s1")).toBeNull();
    expect(await rows()).toMatchObject({ appPasswords: 0, apiKeys: 0, sessions: 0, factors: 0 });
    expect(await linksByAddress()).toBe(false);
  });

  it("may keep the ways in, and let the address link again", async () => {
    await link();
    await withEverything();
    await unlink({ keepWaysIn: true, linkByAddress: true });
    expect(await rows()).toMatchObject({ appPasswords: 1, apiKeys: 1, sessions: 0, factors: 1 });
    expect(await linksByAddress()).toBe(true);
  });

  it("from a provider that is not the source any more ends nothing: nobody came in by it", async () => {
    await link();
    await db().update(mailbox).set({ identityProviderId: other.id }).where(eq(mailbox.id, anna.id));
    await withEverything();
    await db().delete(revocation);
    await unlink();
    expect(await rows()).toMatchObject({ appPasswords: 1, apiKeys: 1, sessions: 1, factors: 1, revoked: 0 });
  });

  it("is for administrators of the domain, and finds nothing twice", async () => {
    await link();
    await expect(unlink({}, domainAdminOf("two.test"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(unlink({ identityProviderId: other.id })).rejects.toMatchObject({ code: "not-found" });
    await unlink({}, domainAdminOf("one.test"));
    await expect(unlink()).rejects.toMatchObject({ code: "not-found" });
  });
});
