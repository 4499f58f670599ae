import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { loginAttempt, mailbox } from "@/lib/db/schema";
import { setIdentityProvider } from "@/lib/identity-provider/set-identity-provider";
import { readLoginChart } from "@/lib/login-attempt/login-chart";
import { setMailboxSource } from "@/lib/mailbox/set-mailbox-source";
import { readAttention } from "@/lib/overview/read-attention";
import { readHealth } from "@/lib/overview/read-health";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

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

describe("readHealth", () => {
  it("tells of each part whether it works, and does not hide why not", async () => {
    const parts = await readHealth(database.context());
    expect(parts.map(({ part, name, state }) => [part, name, state])).toEqual([
      ["database", null, "working"],
      ["gate", null, "working"],
      ["dovecot", null, "not-set-up"],
      ["identity-provider", slug, "failing"],
    ]);
    expect(parts[3]?.problem).toContain("did not answer");
    gateStatus = 503;
    expect((await readHealth(database.context()))[1]).toMatchObject({
      state: "failing",
      problem: "The gate answered 503.",
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
        { ...row, result: "accepted", lastAt: new Date(Date.now() - 30 * 3_600_000) },
      ]);
    const { points } = await readLoginChart(database.context(), {});
    const hour = `${lastAt.toISOString().slice(0, 13)}:00:00Z`;
    expect(points).toEqual([
      {
        hour,
        door: "imap",
        credential: "app-password",
        provider: null,
        accepted: 3,
        rejected: 150,
        unavailable: 0,
      },
      {
        hour,
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
});

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
    const matters = await readAttention(context);
    expect(matters).toContainEqual({ kind: "domain-nearly-full", subject: "full.test", count: 1 });
    expect(matters).toContainEqual({ kind: "provider-without-template", subject: slug, count: 1 });
    expect(matters).toContainEqual({ kind: "source-switched-off", subject: off.slug, count: 1 });
    expect(matters).toContainEqual({ kind: "left-people", subject: null, count: 2 });
    expect(matters).toContainEqual({ kind: "no-way-in", subject: null, count: 1 });
    expect(matters).toContainEqual({ kind: "many-rejections", subject: "a@chart.test", count: 150 });
  });

  it("is for superadmins", async () => {
    const admin = database.context({ kind: "domain-admin", id: "1", name: "d", domains: ["full.test"] });
    await expect(readAttention(admin)).rejects.toMatchObject({ code: "forbidden" });
    await expect(readHealth(admin)).rejects.toMatchObject({ code: "forbidden" });
  });
});
