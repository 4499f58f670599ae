import { afterEach, describe, expect, it, vi } from "vitest";
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
  recentlyAuthenticated,
} from "@/lib/credentials/admin-session/lifetime";
import { reauthenticationMethods } from "@/lib/credentials/admin-session/reauthentication-needed";
import { sessionCookieName, sessionCookieOptions } from "@/lib/credentials/web-session/cookie";

const start = new Date("2026-06-01T08:00:00Z");
const at = (ms: number) => new Date(start.getTime() + ms);
const minute = 60_000;

describe("an administrator's session", () => {
  const session = { createdAt: start, expires: at(adminIdleMs) };

  it("is shorter than a working day, and much shorter unused", () => {
    expect(adminAbsoluteMs).toBeLessThanOrEqual(12 * 60 * minute);
    expect(adminIdleMs).toBeLessThanOrEqual(2 * 60 * minute);
  });

  it("is written at most once a minute", () => {
    expect(extendedAdminEnd(session, start)).toBeNull();
    expect(extendedAdminEnd(session, at(minute - 1))).toBeNull();
    expect(extendedAdminEnd(session, at(minute))).toEqual(at(minute + adminIdleMs));
  });

  it("ends twelve hours after the sign-in, however busy it is", () => {
    let expires = session.expires;
    for (let now = 0; now < adminAbsoluteMs; now += 30 * minute)
      expires = extendedAdminEnd({ createdAt: start, expires }, at(now)) ?? expires;
    expect(expires).toEqual(at(adminAbsoluteMs));
    expect(extendedAdminEnd({ createdAt: start, expires }, at(adminAbsoluteMs - 1))).toBeNull();
  });

  it("is never shortened", () => {
    for (let now = 0; now < 2 * adminAbsoluteMs; now += 7 * minute)
      expect(extendedAdminEnd(session, at(now))?.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(
        session.expires.getTime(),
      );
  });
});

describe("a proof", () => {
  it.each([
    [0, true],
    [reauthenticationLifetimeMs, true],
    [reauthenticationLifetimeMs + 1, false],
    [24 * 60 * minute, false],
  ])("of %i ms ago is fresh: %s", (age, fresh) =>
    expect(recentlyAuthenticated({ authenticatedAt: start }, at(age))).toBe(fresh),
  );

  it("is the password alone only where there is no second factor", () => {
    expect(reauthenticationMethods([])).toEqual(["password"]);
    expect(reauthenticationMethods([{ kind: "totp" }])).toEqual(["totp"]);
    expect(reauthenticationMethods([{ kind: "passkey" }, { kind: "passkey" }, { kind: "totp" }])).toEqual([
      "passkey",
      "totp",
    ]);
  });
});

describe("cookies", () => {
  afterEach(() => vi.unstubAllEnvs());
  const names = () => [
    sessionCookieName(),
    ...(["superadmin", "domain-admin"] as const).flatMap((role) => [
      adminCookieName(role),
      adminStepCookieName(role),
    ]),
  ];

  it("have a name each, so that no session is known to the pages of another role", () => {
    expect(new Set(names()).size).toBe(5);
  });

  it("can be set by no subdomain and no plain page on https (RFC 6265bis, section 4.1.3.2)", () => {
    for (const name of names()) expect(name).toMatch(/^__Host-letterlock/);
    for (const options of [adminCookieOptions(), sessionCookieOptions()])
      expect(options).toMatchObject({ path: "/", httpOnly: true, secure: true });
  });

  it("come along with a link from elsewhere for people only", () => {
    expect([adminCookieOptions().sameSite, sessionCookieOptions().sameSite]).toEqual(["strict", "lax"]);
  });
});
