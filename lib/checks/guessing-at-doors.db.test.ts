import { beforeAll, describe, expect, it, vi } from "vitest";
import { createPasswordLink } from "@/lib/accounts/admin-account/create-password-link";
import { createSetupLink } from "@/lib/accounts/admin-account/create-setup-link";
import { redeemPasswordLink } from "@/lib/accounts/admin-account/redeem-password-link";
import { redeemSetupLink } from "@/lib/accounts/admin-account/redeem-setup-link";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { signInAdmin } from "@/lib/doors/admin-sign-in/sign-in-admin";
import { dovecotAuth } from "@/lib/doors/mail/dovecot-auth";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { sogoAuth } from "@/lib/doors/webmail/sogo-auth";
import { HashQueue } from "@/lib/platform/secrets/hash-queue";
import { newToken } from "@/lib/platform/secrets/token";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { insertAdmin } from "@/lib/testing/rest-fixture";

/*
 * What each door makes of guesses (docs/operations.md, "How guessing is slowed down"): ten from one address at an account in ten
 * minutes where people choose the password, and as many as somebody likes where 100 random bits or more are to be guessed.
 * How many of the former pass in an hour, from wherever, try lib/credentials/login-attempt/guessing.db.test.ts and, of
 * second factors, lib/credentials/second-factor/owners.db.test.ts.
 */

const database = testDatabase();
const ownPassword = "own password of gina";
const address = "gina@demo.test";
let appPassword = "";
let setupToken = "";
let ips = 0;

beforeAll(async () => {
  const context = database.context();
  setupToken = (await createSetupLink(context, {})).token;
  const { id } = await createTestMailbox(context, { address, password: ownPassword });
  const made = await createAppPassword(context, { mailboxId: id, name: "All", protocols: ["imap", "dav"] });
  appPassword = made.password;
});

const from = (ip: string) => ({ ...database.context(), ip });
/** Another caller for each test, whose allowance is whole. */
const caller = () => `203.0.113.${++ips}`;
const answerOf = async (response: Response) => `${response.status} ${await response.text()}`;

const atPortal = async (name: string, password: string, ip: string) =>
  JSON.stringify(await signInWithPassword(from(ip), { address: name, password }));
const atAdministrators = async (login: string, password: string, ip: string) =>
  JSON.stringify(await signInAdmin(from(ip), { role: "superadmin", login, password }));
const atMail = async (username: string, password: string, ip: string) => {
  const body = JSON.stringify({ username, password, real_rip: ip, service: "imap" });
  const headers = { "content-type": "application/json" };
  return answerOf(await dovecotAuth(new Request("http://gate.test", { method: "POST", headers, body })));
};
const atDav = async (username: string, password: string, ip: string) => {
  const headers = {
    authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
    "x-original-uri": "/SOGo/dav/",
    "x-original-method": "PROPFIND",
    "x-real-ip": ip,
  };
  return answerOf(await sogoAuth(new Request("http://gate.test", { headers })));
};

describe("a password that somebody has chosen", () => {
  it.each([
    ["the portal", atPortal],
    ["the mail doors", atMail],
    ["the administrators' pages", atAdministrators],
  ])("is guessed at ten times from one address at %s, and then not looked at", async (_, door) => {
    const ip = caller();
    const hashes = vi.spyOn(HashQueue.prototype, "run");
    const name = `nobody-${ip}@demo.test`;
    for (let guess = 0; guess < 10; guess++)
      expect(await door(name, `wrong ${guess}`, ip)).not.toContain("too-many-attempts");
    expect(hashes).toHaveBeenCalledTimes(10);
    expect(await door(name, "wrong 10", ip)).toContain("too-many-attempts");
    expect(hashes).toHaveBeenCalledTimes(10);
    hashes.mockRestore();
    expect(await door(name, "wrong 11", caller())).not.toContain("too-many-attempts");
  });

  it("that a mail app sends wrong again and again is one guess, and at the portal as many as there are", async () => {
    const [app, browser] = [caller(), caller()];
    for (let again = 0; again < 20; again++)
      expect(await atMail(address, "an old one", app)).not.toContain("too-many-attempts");
    expect(await atMail(address, appPassword, app)).toContain('"success":true');
    for (let again = 0; again < 10; again++) await atPortal(address, "an old one", browser);
    expect(await atPortal(address, ownPassword, browser)).toContain("too-many-attempts");
  });
});

describe("what cannot be guessed", () => {
  it("is not counted at DAV, which takes app passwords only and computes no hash", async () => {
    const ip = caller();
    const hashes = vi.spyOn(HashQueue.prototype, "run");
    for (let guess = 0; guess < 300; guess++)
      expect(await atDav(address, `wrong ${guess}`, ip)).toMatch(/^401/);
    expect(await atDav(address, ownPassword, ip)).toMatch(/^401/);
    expect(hashes).not.toHaveBeenCalled();
    hashes.mockRestore();
    expect(await atDav(address, appPassword, ip)).toMatch(/^200/);
    const bits = appPassword.replaceAll("-", "").length - 4;
    expect(bits * Math.log2(32)).toBeGreaterThanOrEqual(100);
  });

  it("is not counted where a link sets a password, and costs no hash", async () => {
    const context = from(caller());
    const password = "a long and winding password 7";
    const account = { login: "first@demo.test", displayName: "First", password };
    const hashes = vi.spyOn(HashQueue.prototype, "run");
    for (let guess = 0; guess < 100; guess++) {
      expect(await redeemSetupLink(context, { token: newToken(), ...account })).toMatchObject({
        reason: "unknown",
      });
      expect(await redeemPasswordLink(context, { token: newToken(), password })).toEqual({ redeemed: false });
    }
    expect(hashes).not.toHaveBeenCalled();
    hashes.mockRestore();
    expect(Buffer.from(setupToken, "base64url")).toHaveLength(32);
    expect(await redeemSetupLink(context, { token: setupToken, ...account })).toEqual({ redeemed: true });
    const adminId = await insertAdmin(database.context(), "superadmin");
    const { url } = await createPasswordLink(database.context(), { adminId });
    const token = new URL(url).searchParams.get("token") ?? "";
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(await redeemPasswordLink(context, { token, password })).toEqual({ redeemed: true });
  });
});
