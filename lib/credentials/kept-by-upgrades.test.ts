import { createCipheriv, createHash, createHmac, hkdfSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  adminCookieName,
  adminCookieOptions,
  adminStepCookieName,
} from "@/lib/credentials/admin-session/cookie";
import {
  adminAbsoluteMs,
  adminIdleMs,
  extendedAdminEnd,
  reauthenticationLifetimeMs,
} from "@/lib/credentials/admin-session/lifetime";
import { ReauthenticationNeeded } from "@/lib/credentials/admin-session/reauthentication-needed";
import { appPasswordDigest } from "@/lib/credentials/app-password/digest";
import { recoveryDigest } from "@/lib/credentials/second-factor/recovery-code";
import { startTotp, unsealTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { cookieEnd, sessionCookieName, sessionCookieOptions } from "@/lib/credentials/web-session/cookie";
import {
  absoluteLifetimeMs,
  extendedEnd,
  idleLifetimeMs,
  openedLifetimeMs,
} from "@/lib/credentials/web-session/lifetime";
import { writeAnchor } from "@/lib/platform/audit/anchor";
import type { Handle } from "@/lib/platform/db/client";
import { unseal } from "@/lib/platform/secrets/seal";
import { tokenDigest } from "@/lib/platform/secrets/token";

/*
 * What is stored or out there must be understood by the next version: computed here a second time, from what each is said
 * to be. Who changes one of these signs everybody out, or takes everybody's app passwords away.
 */

/** Of the secret that unit tests have, by RFC 5869. */
const keyFor = (purpose: string) =>
  Buffer.from(hkdfSync("sha256", Buffer.alloc(32, 9), "letterlock", purpose, 32));
const hmac = (purpose: string, text: string) =>
  createHmac("sha256", keyFor(purpose)).update(text).digest("hex");
const owner = { kind: "mailbox", id: "01890a5d-ac96-774b-bcce-b302099a8057" } as const;

describe("what the database keeps", () => {
  it("of an app password is an HMAC of what was shown, without its groups", () => {
    // Its last four letters check the others, by FNV-1a: what was made once must keep that form.
    const shown = "lett-erlo-ck2k-eeps-3all-v7mw";
    const digest = appPasswordDigest(shown)?.toString("hex");
    expect(digest).toBe(hmac("app-password", shown.replaceAll("-", "")));
    expect(appPasswordDigest("a usual password")).toBeNull();
  });

  it("of a recovery code is an HMAC of whose it is, and of the code", () =>
    expect(recoveryDigest(owner, "K3F9X-7MQ2A").toString("hex")).toBe(
      hmac("recovery-code", `mailbox:${owner.id}:k3f9x7mq2a`),
    ));

  it("of a token is its SHA-256", () =>
    expect(tokenDigest("a token")).toBe(createHash("sha256").update("a token").digest("hex")));

  it("of a secret opens that was sealed by AES-256-GCM, with 96 bits of IV and 128 of tag before it", () => {
    const sealed = (plain: string, purpose: string) => {
      const iv = Buffer.alloc(12, 7);
      const cipher = createCipheriv("aes-256-gcm", keyFor("seal"), iv).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
    };
    expect(unseal(sealed("gehéim", "a purpose"), "a purpose")).toBe("gehéim");
    const secret = Buffer.alloc(20, 3);
    const stored = sealed(secret.toString("base64"), `totp:mailbox:${owner.id}`);
    expect(unsealTotp(owner, stored)).toEqual(secret);
  });

  it("of the audit trail's anchor is an HMAC, so that nobody moves it who has the database alone", async () => {
    const written: unknown[] = [];
    const keep = (row: unknown) => {
      written.push(row);
      return { onDuplicateKeyUpdate: async ({ set }: { set: unknown }) => void written.push(set) };
    };
    await writeAnchor({ insert: () => ({ values: keep }) } as unknown as Handle, { sequence: 7, hash: "ab" });
    const row = { sequence: 7, hash: "ab", mac: hmac("audit-anchor", "7 ab") };
    expect(written).toEqual([{ id: 1, ...row }, row]);
  });
});

describe("what browsers and phones keep", () => {
  it("are cookies of these names, with nothing said of a domain", () => {
    expect([
      sessionCookieName(),
      adminCookieName("superadmin"),
      adminCookieName("domain-admin"),
      adminStepCookieName("superadmin"),
    ]).toEqual([
      "__Host-letterlock",
      "__Host-letterlock-admin",
      "__Host-letterlock-domain-admin",
      "__Host-letterlock-admin-step",
    ]);
    for (const options of [sessionCookieOptions(), adminCookieOptions()])
      expect(Object.keys(options).sort()).toEqual(["httpOnly", "path", "sameSite", "secure"]);
  });

  it("live as long as a session can", () =>
    expect(Math.round((cookieEnd().getTime() - Date.now()) / 60_000)).toBe(14 * 24 * 60));

  it("is an authenticator's entry with our name, for this account", () => {
    const { uri, secret } = startTotp(owner, "anna@demo.test");
    const read = new URL(uri);
    expect(decodeURIComponent(read.pathname)).toBe("/Letterlock:anna@demo.test");
    expect(Object.fromEntries(read.searchParams)).toMatchObject({ issuer: "Letterlock", secret });
  });
});

describe("the times that are promised", () => {
  const hours = (count: number) => count * 3_600_000;

  it("are these", () =>
    expect([
      idleLifetimeMs,
      absoluteLifetimeMs,
      openedLifetimeMs,
      adminIdleMs,
      adminAbsoluteMs,
      reauthenticationLifetimeMs,
    ]).toEqual([hours(12), hours(14 * 24), hours(1), hours(2), hours(12), 15 * 60_000]));

  it("end a session in use later, at most every five minutes, an administrator's every minute", () => {
    const createdAt = new Date("2026-01-01T00:00:00Z");
    const at = (ms: number) => new Date(createdAt.getTime() + ms);
    const person = { createdAt, expires: at(idleLifetimeMs), impersonatedBy: null };
    expect([extendedEnd(person, at(299_999)), extendedEnd(person, at(300_000))]).toEqual([
      null,
      at(idleLifetimeMs + 300_000),
    ]);
    const admin = { createdAt, expires: at(adminIdleMs) };
    expect([extendedAdminEnd(admin, at(59_999)), extendedAdminEnd(admin, at(60_000))]).toEqual([
      null,
      at(adminIdleMs + 60_000),
    ]);
  });

  it("are told to whom they ask for a proof: by which ways, and that nothing else is missing", () => {
    const needed = new ReauthenticationNeeded(["totp"]);
    expect([needed.code, needed.ways]).toEqual(["forbidden", ["totp"]]);
    expect(needed.message).toContain("15 minutes");
  });
});
