import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { getMailboxByAddress } from "@/lib/access/queries";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { noteConflict } from "@/lib/accounts/external-identity/note-conflict";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { readLoginChart } from "@/lib/credentials/login-attempt/login-chart";
import { directoryEventPosition, domain, loginAttempt, mailbox, syncRun } from "@/lib/platform/db/schema";
import type { ConflictKind } from "@/lib/platform/db/schema/identity-conflict";
import { inTransaction } from "@/lib/platform/db/transaction";
import { getProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";
import { createLinkedMailbox } from "@/lib/testing/rest-fixture";
import { readAttention } from "@/lib/upkeep/overview/read-attention";
import { readHealth, runCheck } from "@/lib/upkeep/overview/read-health";
import { say } from "@/lib/words/text";

const database = testDatabase();
let server: Server;
let gateStatus = 200;
let slug = "";

beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(gateStatus).end("{}"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv("GATE_URL", url);
  const provider = await createTestProvider(database.context(), { serverUrl: "https://127.0.0.1:1" });
  slug = provider.slug;
});
afterAll(() => void server.close());

it("says of a fresh installation what comes first, until there is a mailbox", async () => {
  const context = database.context();
  const kinds = async () => (await readAttention(context)).map(({ kind }) => kind);
  const admin = database.context({ kind: "domain-admin", id: "1", name: "d", domains: ["first.test"] });
  expect(await kinds()).toContain("no-domain");
  await createTestDomain(context, { name: "first.test" });
  expect(await kinds()).toContain("no-mailbox");
  expect((await readAttention(admin)).map(({ kind }) => kind)).toContain("no-mailbox");
  const { id } = await createTestMailbox(context, { address: "one@first.test", password: "a good long one" });
  expect((await kinds()).filter((kind) => kind.startsWith("no-"))).toEqual([]);
  await database.client().db.delete(mailbox).where(eq(mailbox.id, id));
  await database.client().db.delete(domain).where(eq(domain.name, "first.test"));
});

describe("readHealth", () => {
  it("tells of each part whether it works, and does not hide why not", async () => {
    const parts = await readHealth(database.context());
    expect(parts.map(({ part, name, state }) => [part, name, state])).toEqual([
      // It has no domain.
      ["installation", null, "not-set-up"],
      ["web", null, "working"],
      ["database", null, "working"],
      ["gate", null, "working"],
      ["dovecot", null, "not-set-up"],
      ["mail", null, "not-set-up"],
      ["identity-provider", slug, "failing"],
    ]);
    expect(parts[6]).toMatchObject({
      problem: expect.objectContaining({ key: "unreachable" }),
      advice: expect.objectContaining({ key: "identity-provider" }),
    });
    gateStatus = 503;
    expect((await readHealth(database.context()))[3]).toMatchObject({
      state: "failing",
      problem: expect.objectContaining({ key: "status", values: { status: "503" } }),
    });
  });

  it("tells domain admins of the providers of their domains only, and no address of any part", async () => {
    const admin = database.context({ kind: "domain-admin", id: "1", name: "d", domains: ["routed.test"] });
    const slugs = async () => (await readHealth(admin)).flatMap(({ name }) => name ?? []);
    expect(await slugs()).toEqual([]);
    const { id } = await createTestProvider(database.context(), {
      slug: "routed",
      kind: "oidc",
      issuer: "https://127.0.0.1:1/x",
    });
    const { id: domainId } = await createTestDomain(database.context(), { name: "routed.test" });
    await updateDomain(database.context(), { id: domainId, identityProviderId: id });
    expect(await slugs()).toEqual(["routed"]);
    expect(JSON.stringify(await readHealth(admin))).not.toContain("127.0.0.1");
    const mailbox = database.context({ kind: "mailbox", id: "1", address: "x@routed.test" });
    await expect(readHealth(mailbox)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("answers in time for a part that hangs, and never throws", async () => {
    vi.useFakeTimers();
    const hanging = runCheck(database.context().actor, {
      part: "gate",
      name: null,
      ask: () => new Promise(() => undefined),
    });
    await vi.advanceTimersByTimeAsync(9_000);
    vi.useRealTimers();
    expect(await hanging).toMatchObject({
      state: "failing",
      problem: expect.objectContaining({ key: "late", values: { count: 9 } }),
    });
  });
});

describe("readLoginChart", () => {
  it("sums logins by hour, door, credential and provider", async () => {
    const lastAt = new Date();
    const row = {
      firstAt: lastAt,
      lastAt,
      count: 3,
      address: "a@chart.test",
      door: "imap",
      credential: "app-password",
    };
    await database
      .client()
      .db.insert(loginAttempt)
      .values([
        { ...row, result: "accepted" },
        { ...row, result: "rejected", count: 150 },
        { ...row, result: "accepted", address: "b@other.test", door: "portal", providerSlug: "kc" },
        { ...row, result: "rejected", address: "boss@aside.test", door: "admin", count: 150 },
        { ...row, result: "accepted", lastAt: new Date(Date.now() - 30 * 3_600_000) },
      ]);
    const { steps, points } = await readLoginChart(database.context(), {});
    const at = new Date(Math.floor(lastAt.getTime() / 3_600_000) * 3_600_000);
    expect(steps).toHaveLength(24);
    expect(steps.at(-1)).toEqual(at);
    expect(points).toEqual([
      {
        at,
        door: "admin",
        credential: "app-password",
        provider: null,
        accepted: 0,
        rejected: 150,
        unavailable: 0,
      },
      {
        at,
        door: "imap",
        credential: "app-password",
        provider: null,
        accepted: 3,
        rejected: 150,
        unavailable: 0,
      },
      {
        at,
        door: "portal",
        credential: "app-password",
        provider: "kc",
        accepted: 3,
        rejected: 0,
        unavailable: 0,
      },
    ]);
    const admin = database.context({ kind: "domain-admin", id: "1", name: "d", domains: ["other.test"] });
    expect((await readLoginChart(admin, {})).points).toHaveLength(1);
  });

  it.each([
    ["week", 28],
    ["month", 30],
  ] as const)("looks back a %s in %i steps, which hold every login of it", async (range, number) => {
    const { steps, points } = await readLoginChart(database.context(), { range });
    expect(steps).toHaveLength(number);
    const known = new Set(steps.map((step) => step.getTime()));
    expect(points.every(({ at }) => known.has(at.getTime()))).toBe(true);
    expect(points.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(9);
  });
});

/** A mailbox that is linked to an account, and that another account claims. */
async function linkedMailbox() {
  const provider = await createTestProvider(database.context());
  const { name: domain } = await createTestDomain(database.context(), { name: "linked.test" });
  const { address } = await createLinkedMailbox(database.context(), domain, provider.id);
  const { issuer } = await getProvider(database.context().db, provider.id);
  return { id: provider.id, issuer, domain, address };
}

describe("readAttention", () => {
  it("finds what somebody should look at", async () => {
    const context = database.context();
    await createTestDomain(context, { name: "full.test", maxMailboxes: 1 });
    const { id: mailboxId } = await createTestMailbox(context, { address: "one@full.test" });
    await createTestMailbox(context, { address: "two@free.test" });
    const off = await createTestProvider(context);
    await setMailboxSource(context, { mailboxId, identityProviderId: off.id });
    await setIdentityProvider(context, { slug: off.slug, enabled: false });
    await database.client().db.update(mailbox).set({ directoryState: "missing" });
    const items = await readAttention(context);
    const item = (kind: string, subject: string | null, count: number, examples: string[] = []) => ({
      kind,
      subject,
      count,
      examples,
      cause: null,
    });
    const all = ["one@full.test", "two@free.test"];
    expect(items).toContainEqual(item("domain-nearly-full", "full.test", 1));
    expect(items).toContainEqual(item("provider-without-template", slug, 1));
    expect(items).toContainEqual({
      ...item("provider-claims-any-domain", slug, 1),
      cause: expect.objectContaining({ key: "claimsAnyDomain" }),
    });
    const causes = items.map(({ cause }) => cause && say(cause));
    expect(causes).toContainEqual(expect.stringContaining("free.test"));
    expect(items).toContainEqual(item("source-switched-off", off.slug, 1));
    expect(items).toContainEqual(item("left-people", null, 2, all));
    expect(items).toContainEqual(item("no-way-in", null, 1, ["two@free.test"]));
    expect(items).toContainEqual(item("many-rejections", "a@chart.test", 150));
    expect(items.map(({ kind }) => kind)).not.toContain("audit-log-broken");
    expect(items).toContainEqual(item("many-rejections", "boss@aside.test", 150));
    const aside = database.context({ kind: "domain-admin", id: "1", name: "d", domains: ["aside.test"] });
    const beside = (await readAttention(aside)).map(({ kind }) => kind);
    expect(beside, "guesses at a superadmin concern no domain").not.toContain("many-rejections");
  });

  it("finds changes that directory events hold back, and directory events that have not come for a while", async () => {
    const context = database.context();
    const { db } = database.client();
    const heard = await createTestProvider(context, { settings: { sync: { notices: true } } });
    const kinds = async () =>
      (await readAttention(context)).filter(({ subject }) => subject === heard.slug).map(({ kind }) => kind);
    const place = { identityProviderId: heard.id, stream: "admin-events", issuer: "x" } as const;
    await db
      .insert(directoryEventPosition)
      .values({ ...place, failingSince: new Date(), problem: "It is down." });
    expect(await kinds(), "a restart concerns nobody").not.toContain("directory-events-failing");
    await db
      .update(directoryEventPosition)
      .set({ failingSince: new Date(Date.now() - 60_000) })
      .where(eq(directoryEventPosition.identityProviderId, heard.id));
    const at = eq(directoryEventPosition.identityProviderId, heard.id);
    expect(await kinds()).toEqual([
      "directory-events-failing",
      "provider-without-template",
      "provider-claims-any-domain",
    ]);
    await db.update(directoryEventPosition).set({ failingSince: null, readAt: new Date() }).where(at);
    expect(await kinds()).not.toContain("directory-events-failing");
    await db
      .update(directoryEventPosition)
      .set({ readAt: new Date(Date.now() - 180_000) })
      .where(at);
    await db.insert(syncRun).values({
      identityProviderId: heard.id,
      trigger: "notice",
      startedBy: "notices",
      state: "waiting",
      startedAt: new Date(),
    });
    expect(await kinds()).toEqual(
      expect.arrayContaining(["directory-events-failing", "directory-events-waiting"]),
    );
    await setIdentityProvider(context, { slug: heard.slug, settings: {}, verify: false });
    expect(await kinds()).not.toContain("directory-events-failing");
  });

  it("finds where providers say something else of accounts than mailboxes do", async () => {
    const context = database.context();
    const { id, issuer, domain, address } = await linkedMailbox();
    const items = async () =>
      (await readAttention(context))
        .filter(({ kind }) => /^(accounts|addresses)-/.test(kind))
        .map(({ kind, count, examples }) => [kind, count, examples]);
    const note = (subject: string, kind: ConflictKind, mailboxId: string) =>
      inTransaction(context, ({ db }) =>
        noteConflict(db, {
          identityProviderId: id,
          issuer,
          subject,
          kind,
          mailboxId,
          address,
          displayName: "",
          seenBy: "sign-in",
        }),
      );
    expect(await items()).toEqual([["accounts-kept-out", 1, [address]]]);
    const mailboxId = (await getMailboxByAddress(context.db, address)).id;
    const other = await createTestMailbox(context, { address: `other@${domain}` });
    await note("holder-of-linked.test", "address-changed", mailboxId);
    await note("elsewhere", "other-source", other.id);
    expect(await items(), "it was given the holder's former address").toEqual([
      ["addresses-handed-on", 1, [address]],
      ["addresses-changed", 1, [address]],
      ["addresses-of-two-providers", 1, [other.address]],
    ]);
    const admin = database.context({ kind: "domain-admin", id: "1", name: "d", domains: ["free.test"] });
    expect((await readAttention(admin)).map(({ kind }) => kind)).not.toContain("addresses-changed");
  });

  it("finds a provider whose addresses nothing proves, until that is settled", async () => {
    const context = database.context();
    const settings = { emailClaim: "preferred_username", allowedDomains: ["free.test"] };
    const before = await createTestProvider(context, { settings });
    const kinds = async () =>
      (await readAttention(context)).filter(({ subject }) => subject === before.slug).map(({ kind }) => kind);
    expect(await kinds()).toEqual(["provider-without-template", "provider-address-unproven"]);
    for (const settled of [{ emailProofClaim: "upn_ok" }, { requireVerifiedEmail: false }]) {
      await setIdentityProvider(context, {
        slug: before.slug,
        settings: { ...settings, ...settled },
        verify: false,
      });
      expect(await kinds()).toEqual(["provider-without-template"]);
    }
  });

  it("tells domain admins of their domains only, and nothing of administrators' sign-ins there", async () => {
    const at = { firstAt: new Date(), lastAt: new Date(), count: 1, credential: "local-password" };
    const undecided = { ...at, address: "boss@free.test", door: "admin", result: "unavailable" as const };
    await database.client().db.insert(loginAttempt).values(undecided);
    const admin = database.context({ kind: "domain-admin", id: "1", name: "d", domains: ["free.test"] });
    expect(await readAttention(admin)).toEqual([
      { kind: "left-people", subject: null, count: 1, examples: ["two@free.test"], cause: null },
      { kind: "no-way-in", subject: null, count: 1, examples: ["two@free.test"], cause: null },
    ]);
    const nobody = database.context({ kind: "domain-admin", id: "1", name: "d", domains: [] });
    expect((await readAttention(nobody)).map(({ kind }) => kind)).toEqual(["no-domain"]);
  });
});
