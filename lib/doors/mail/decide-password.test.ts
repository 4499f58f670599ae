import { beforeEach, describe, expect, it, vi } from "vitest";
import { unpackFacts } from "@/lib/access/packed-facts";
import type { Login } from "@/lib/credentials/app-password/find-login";
import { oneGuess } from "@/lib/credentials/login-attempt/take-guess";
import { decidePassword } from "@/lib/doors/mail/decide-password";

/*
 * What somebody without the password can learn: nothing of a mailbox, not even whether it is there. (Who has the password
 * learns the state.) Hashes are counted here and not computed.
 */

const hashes = vi.hoisted(() => ({ computed: 0, milliseconds: 0 }));
vi.mock("@/lib/platform/secrets/password-hash", async (original) => {
  const compute = async (isRight: boolean) => {
    hashes.computed++;
    if (hashes.milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, hashes.milliseconds));
    return isRight;
  };
  return {
    ...(await original<object>()),
    isOwnHash: () => true,
    verifyNobody: () => compute(false),
    verifyPassword: (plain: string, stored: string) => compute(stored === `hash of ${plain}`),
  };
});

vi.mock("@/lib/credentials/login-attempt/usual-networks", async (original) => ({
  ...(await original<object>()),
  isUsualNetwork: async () => false,
}));
vi.mock("@/lib/access/rewrite-password-hash", () => ({ rewriteHashLater: () => undefined }));

/** A caller's network is of one test alone. */
let tests = 0;
let address = "";
beforeEach(() => {
  address = `user-${++tests}@demo.test`;
});

const row = { adminState: "active", directoryState: "present", identityProviderId: null, facts: 0xffff };
const open = {
  ...unpackFacts(row),
  directoryPasswordAllowed: false,
  hasSecondFactor: false,
  requireSecondFactor: false,
};
const person = { ...open, identityProviderId: "p1", localPasswordAllowed: false };
const loginOf = (facts: object = {}, stored: object = {}): Login => ({
  mailboxId: "m1",
  quotaBytes: 5,
  aclGroups: null,
  hashes: { passwordHash: "hash of own", directoryPasswordHash: null, ...stored },
  facts: { ...open, ...facts },
  appPassword: null,
});
let callers = 0;
async function decide(
  plain: string,
  login: Login | null,
  over: Partial<Parameters<typeof decidePassword>[0]> = {},
) {
  const ip = `10.1.${tests}.${++callers & 255}`;
  const given = { address, plain, door: "imap", ip, login, deadline: Date.now() + 5_000, ...over } as const;
  const guess = oneGuess(given.address, given.ip);
  const decision = await decidePassword(given, guess);
  await guess.end();
  return decision;
}

const states: [string, Login | null][] = [
  ["in order", loginOf()],
  ["without a password", loginOf({}, { passwordHash: null })],
  ["disabled", loginOf({ adminState: "disabled" })],
  ["only receiving", loginOf({ adminState: "receive-only" })],
  ["of a domain that is off", loginOf({ domainActive: false })],
  ["of somebody who has left", loginOf({ ...person, directoryState: "missing" })],
  ["without this door", loginOf({ imap: false })],
  ["with a second factor", loginOf({ hasSecondFactor: true })],
  ["of a provider that gives a password", loginOf(person, { directoryPasswordHash: "hash of theirs" })],
  ["of a provider whose flow is off", loginOf({ ...person, mailPasswordAllowed: false })],
];

describe("a wrong password", () => {
  it.each(states)("for a mailbox %s is one, and costs a hash", async (_, login) => {
    hashes.computed = 0;
    expect(await decide("wrong", login)).toMatchObject({
      decision: "rejected",
      reason: "wrong-password",
      mailboxId: "m1",
    });
    expect(hashes.computed).toBe(1);
  });

  it("for a name that nobody has costs the same", async () => {
    hashes.computed = 0;
    expect(await decide("wrong", null)).toEqual({
      decision: "rejected",
      reason: "unknown-mailbox",
      mailboxId: null,
      credential: null,
    });
    expect(hashes.computed).toBe(1);
  });

  it.each([...states, ["nobody has", null] as const])(
    "is not tried at all after ten others, for a mailbox %s",
    async (_, login) => {
      const ip = `10.2.${tests}.1`;
      for (let index = 0; index < 10; index++) await decide(`wrong ${index}`, login, { ip });
      hashes.computed = 0;
      expect(await decide("another", login, { ip })).toMatchObject({
        decision: "rejected",
        reason: "too-many-attempts",
      });
      expect(hashes.computed).toBe(0);
    },
  );

  it("that has been tried before is none of the ten: an old app goes on with it, and locks nobody out", async () => {
    const ip = `10.3.${tests}.1`;
    for (let index = 0; index < 30; index++) await decide("wrong", loginOf(), { ip });
    expect(await decide("own", loginOf(), { ip })).toMatchObject({ decision: "accepted" });
  });
});

describe("the right password", () => {
  it.each<[string, Login, object]>([
    ["opens the mailbox", loginOf(), { decision: "accepted", credential: "local-password", quotaBytes: 5 }],
    [
      "of a disabled mailbox learns that",
      loginOf({ adminState: "disabled" }),
      { reason: "mailbox-disabled" },
    ],
    ["of one that receives only", loginOf({ adminState: "receive-only" }), { reason: "receive-only" }],
    ["of one whose domain is off", loginOf({ domainActive: false }), { reason: "domain-inactive" }],
    ["at a door that is off", loginOf({ imap: false }), { reason: "protocol-off" }],
    ["where a second factor is set", loginOf({ hasSecondFactor: true }), { reason: "second-factor-set" }],
    ["where one must be", loginOf({ requireSecondFactor: true }), { reason: "second-factor-required" }],
    ["of a provider's mailbox that keeps an old one", loginOf(person), { reason: "other-source" }],
  ])("%s", async (_, login, expected) => {
    expect(await decide("own", login)).toMatchObject(expected);
  });

  it("of the directory is that, and the mailbox's own is one beside it only where it is allowed", async () => {
    const stored = { directoryPasswordHash: "hash of theirs" };
    const both = loginOf({ ...person, localPasswordAllowed: true }, stored);
    const theirs = { decision: "accepted", credential: "mail-password" };
    expect(await decide("theirs", loginOf(person, stored))).toMatchObject(theirs);
    expect(await decide("own", loginOf(person, stored))).toMatchObject({ reason: "wrong-password" });
    expect(await decide("theirs", both)).toMatchObject(theirs);
    expect(await decide("own", both)).toMatchObject({ decision: "accepted", credential: "local-password" });
    const off = loginOf({ ...person, mailPasswordAllowed: false }, stored);
    expect(await decide("theirs", off)).toMatchObject({ reason: "mail-password-off" });
  });

  it("takes no guess, however often it comes", async () => {
    const ip = `10.4.${tests}.1`;
    for (let index = 0; index < 30; index++)
      expect(await decide("own", loginOf(), { ip })).toMatchObject({ decision: "accepted" });
    for (let index = 0; index < 10; index++)
      expect(await decide(`wrong ${index}`, loginOf(), { ip })).toMatchObject({ reason: "wrong-password" });
  });
});

describe("a login that cannot be decided in time", () => {
  it("is an outage and no refusal, whoever asks, and no guess", async () => {
    const ip = `10.5.${tests}.1`;
    hashes.milliseconds = 500;
    for (const [index, login] of [loginOf(), null, loginOf({ adminState: "disabled" })].entries())
      for (let times = 0; times < 5; times++)
        expect(await decide(`late ${index} ${times}`, login, { ip, deadline: Date.now() - 1 })).toEqual({
          decision: "unavailable",
          reason: "busy",
        });
    hashes.milliseconds = 0;
    expect(await decide("own", loginOf(), { ip })).toMatchObject({ decision: "accepted" });
  });
});
