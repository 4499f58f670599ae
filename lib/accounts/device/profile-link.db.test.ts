import { eq } from "drizzle-orm";
import { parse } from "plist";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createProfileLink } from "@/lib/accounts/device/create-profile-link";
import { findProfileLink, redeemProfileLink } from "@/lib/accounts/device/redeem-profile-link";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import type { Actor } from "@/lib/platform/actor";
import { auditEvent, profileLink } from "@/lib/platform/db/schema";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
let mailbox: { id: string; address: string };
let app: { id: string; password: string };
let made = 0;

const owner = (): Actor => ({ kind: "mailbox", id: mailbox.id, address: mailbox.address });
const create = (over = {}, actor = owner()) =>
  createProfileLink(database.context(actor), { ...app, ...over });
const tokenOf = ({ url }: { url: string }): string => new URL(url).searchParams.get("token") ?? "";
const redeem = (token: string) => redeemProfileLink(database.context({ kind: "setup-link", id: "x" }), token);

beforeAll(async () => {
  mailbox = await createTestMailbox(database.context());
});
beforeEach(async () => {
  const wanted = {
    mailboxId: mailbox.id,
    name: `Phone ${++made}`,
    protocols: ["imap", "smtp"] as ["imap", "smtp"],
  };
  app = await createAppPassword(database.context(owner()), wanted);
});

describe("a link to a profile", () => {
  it("gives the profile with this app password, once", async () => {
    const token = tokenOf(await create());
    const profile = parse((await redeem(token))?.toString() ?? "") as { PayloadContent: object[] };
    expect(profile.PayloadContent).toMatchObject([
      { EmailAddress: mailbox.address, IncomingPassword: app.password },
    ]);
    expect(await redeem(token)).toBeNull();
  });

  it("is taken by one alone of those who come at the same time", async () => {
    const token = tokenOf(await create());
    const answers = await Promise.all(Array.from({ length: 6 }, () => redeem(token)));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it("keeps neither the token nor the app password where somebody could read them", async () => {
    const token = tokenOf(await create());
    await redeem(tokenOf(await create()));
    const kept = JSON.stringify([
      await db().select().from(profileLink),
      await db().select().from(auditEvent),
    ]);
    for (const secret of [token, app.password, app.password.replaceAll("-", "")])
      expect(kept).not.toContain(secret);
  });

  it("is not found by looking at it, and lives for five minutes", async () => {
    const link = await create();
    const token = tokenOf(link);
    const leftMs = link.expiresAt.getTime() - Date.now();
    expect(leftMs).toBeLessThanOrEqual(300_000);
    expect(leftMs).toBeGreaterThan(290_000);
    for (let looked = 0; looked < 2; looked++) expect(await findProfileLink(db(), token)).not.toBeNull();
    const past = { expiresAt: new Date(Date.now() - 1) };
    await db()
      .update(profileLink)
      .set(past)
      .where(eq(profileLink.tokenDigest, tokenDigest(token)));
    expect(await redeem(token)).toBeNull();
  });

  it("ends with a new one, and with the app password", async () => {
    const first = tokenOf(await create());
    const second = tokenOf(await create());
    expect(await redeem(first)).toBeNull();
    await revokeAppPassword(database.context(owner()), { id: app.id });
    expect(await redeem(second)).toBeNull();
  });

  it.each(["", "x", newToken(), `${"a".repeat(43)}' OR 1=1`])("is not guessed: %j", async (token) => {
    await create();
    expect(await redeem(token)).toBeNull();
  });

  it("moves nobody's app password to another link: each is sealed for its own token", async () => {
    const [mine, token] = [tokenOf(await create()), newToken()];
    const [row] = await db()
      .select()
      .from(profileLink)
      .where(eq(profileLink.tokenDigest, tokenDigest(mine)));
    if (!row) throw new Error("the link is not there");
    await db()
      .insert(profileLink)
      .values({ ...row, tokenDigest: tokenDigest(token) });
    await expect(redeem(token)).rejects.toMatchObject({ code: "internal" });
  });
});

describe("who makes one", () => {
  it("has the app password in hand", async () => {
    const wanted = { mailboxId: mailbox.id, name: `Other ${made}`, protocols: ["imap"] as ["imap"] };
    const other = await createAppPassword(database.context(owner()), wanted);
    for (const password of [other.password, "", "aaaa-bbbb-cccc-dddd-eeee-ffff"])
      await expect(create({ password })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is its owner, not somebody else, nor an administrator who impersonates", async () => {
    const stranger = await createTestMailbox(database.context());
    const asStranger: Actor = { kind: "mailbox", id: stranger.id, address: stranger.address };
    await expect(create({}, asStranger)).rejects.toMatchObject({ code: "not-found" });
    const impersonating: Actor = { kind: "mailbox", ...mailbox, impersonatedBy: "admin" };
    await expect(create({}, impersonating)).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("stays valid when profiles cannot be signed", async () => {
  const token = tokenOf(await create());
  const { env } = await import("@/lib/platform/env");
  const files = { LETTERLOCK_PROFILE_CERTIFICATE: "/nowhere.crt", LETTERLOCK_PROFILE_KEY: "/nowhere.key" };
  Object.assign(env(), files);
  await expect(redeem(token)).rejects.toMatchObject({ code: "unavailable" });
  Object.assign(env(), { LETTERLOCK_PROFILE_CERTIFICATE: undefined, LETTERLOCK_PROFILE_KEY: undefined });
  expect(await redeem(token)).not.toBeNull();
});
