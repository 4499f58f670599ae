import { beforeEach, describe, expect, it, vi } from "vitest";
import { unpackFacts } from "@/lib/access/packed-facts";
import type { Login } from "@/lib/credentials/app-password/find-login";
import type { PasswordAnswer } from "@/lib/credentials/directory-password/check-password";
import { decideDirectoryPassword } from "@/lib/doors/mail/decide-directory-password";

/* A mail app's password that the mailbox's source checks. The directory and the hashes are fakes here. */

const hashes = vi.hoisted(() => ({ computed: 0 }));
vi.mock("@/lib/platform/secrets/password-hash", async (original) => {
  const compute = async (isRight: boolean) => {
    hashes.computed++;
    return isRight;
  };
  return {
    ...(await original<object>()),
    isOwnHash: () => true,
    verifyNobody: () => compute(false),
    verifyPassword: (plain: string, stored: string) => compute(stored === `hash of ${plain}`),
  };
});
vi.mock("@/lib/access/rewrite-password-hash", () => ({ rewriteHashLater: () => undefined }));
vi.mock("@/lib/credentials/login-attempt/usual-networks", async (original) => ({
  ...(await original<object>()),
  isUsualNetwork: async () => false,
}));

type Asked = { plain: string; mayAsk(): Promise<boolean>; signal: AbortSignal };
const directory = vi.hoisted(() => ({
  sent: [] as string[],
  known: new Set<string>(),
  answer: null as unknown,
  hangs: false,
}));
vi.mock("@/lib/credentials/directory-password/check-mailbox-password", () => ({
  async checkMailboxPassword({ plain, mayAsk }: Asked): Promise<PasswordAnswer> {
    if (directory.known.has(plain)) return { outcome: "refused", reason: "wrong-password" };
    if (!(await mayAsk())) return { outcome: "refused", reason: "too-many-attempts" };
    if (directory.hangs) await new Promise(() => undefined);
    directory.sent.push(plain);
    if (directory.answer) return directory.answer as PasswordAnswer;
    if (plain === "theirs") return { outcome: "right", account: null };
    directory.known.add(plain);
    return { outcome: "refused", reason: "wrong-password" };
  },
}));

let tests = 0;
beforeEach(() => {
  tests++;
  Object.assign(hashes, { computed: 0 });
  Object.assign(directory, { sent: [], known: new Set(), answer: null, hangs: false });
});

const row = { adminState: "active", directoryState: "present", identityProviderId: "p1", facts: 0xffff };
const person = {
  ...unpackFacts(row),
  localPasswordAllowed: false,
  hasSecondFactor: false,
  requireSecondFactor: false,
};
let callers = 0;
function decide(plain: string, facts: object = {}, over: object = {}) {
  const login: Login = {
    mailboxId: "m1",
    quotaBytes: 5,
    aclGroups: null,
    hashes: { passwordHash: "hash of own", directoryPasswordHash: null },
    facts: { ...person, ...facts },
    appPassword: null,
  };
  const ip = `10.9.${tests}.${++callers & 255}`;
  const address = `user-${tests}@demo.test`;
  return decideDirectoryPassword({
    address,
    plain,
    door: "imap",
    ip,
    login,
    deadline: Date.now() + 5_000,
    ...over,
  });
}

const theirs = { credential: "directory-password", mailboxId: "m1" };

describe("the password of the directory", () => {
  it.each(["imap", "pop3", "smtp", "sieve"])("opens %s", async (door) =>
    expect(await decide("theirs", {}, { door })).toMatchObject({
      ...{
        ...theirs,
        decision: "accepted",
        quotaBytes: 5,
        aclGroups: null,
        address: `user-${tests}@demo.test`,
      },
    }),
  );

  it.each([
    ["a disabled mailbox", { adminState: "disabled" }, "mailbox-disabled"],
    ["one whose domain is off", { domainActive: false }, "domain-inactive"],
    ["one of somebody who has left", { directoryState: "missing" }, "directory-disabled"],
    ["a door that is off", { imap: false }, "protocol-off"],
    ["one with a second factor", { hasSecondFactor: true }, "second-factor-set"],
  ] as const)("of %s learns that, and a wrong one does not", async (_, facts, reason) => {
    expect(await decide("theirs", facts)).toEqual({ ...theirs, decision: "rejected", reason });
    expect(await decide("wrong", facts)).toEqual({
      ...theirs,
      decision: "rejected",
      reason: "wrong-password",
    });
  });

  it.each(["account-disabled", "account-expired", "password-change-required"] as const)(
    "that is right, of an account with %s, is no guess",
    async (reason) => {
      directory.answer = { outcome: "refused", reason };
      const ip = `10.10.${tests}.1`;
      for (let times = 0; times < 15; times++)
        expect(await decide(`theirs ${times}`, {}, { ip })).toEqual({
          ...theirs,
          decision: "rejected",
          reason,
        });
    },
  );

  it.each(["wrong-password", "account-locked", "not-in-directory"] as const)(
    "that is refused for %s is a guess: after ten, the directory is left alone",
    async (reason) => {
      directory.answer = { outcome: "refused", reason };
      const ip = `10.11.${tests}.1`;
      for (let times = 0; times < 12; times++) await decide(`guess ${times}`, {}, { ip });
      expect(directory.sent).toHaveLength(10);
      expect(await decide("theirs", {}, { ip })).toMatchObject({ reason: "too-many-attempts" });
    },
  );

  it("that a phone repeats is one guess, so that the right one still opens from there", async () => {
    const ip = `10.12.${tests}.1`;
    for (let times = 0; times < 30; times++) await decide("old", {}, { ip });
    expect(directory.sent).toEqual(["old"]);
    expect(await decide("theirs", {}, { ip })).toMatchObject({ decision: "accepted" });
  });

  it("costs a hash here when it is sent and wrong, like a name that nobody has, and none when it is right", async () => {
    await decide("theirs");
    expect(hashes.computed).toBe(0);
    await decide("wrong");
    expect(hashes.computed).toBe(1);
    await decide("wrong");
    expect(hashes.computed).toBe(1);
  });
});

describe("a directory that does not answer", () => {
  const outage = { decision: "unavailable", reason: "directory-unavailable" };

  it("is an outage, and no guess", async () => {
    directory.answer = { outcome: "unavailable", isGuess: false };
    const ip = `10.13.${tests}.1`;
    for (let times = 0; times < 15; times++) expect(await decide(`any ${times}`, {}, { ip })).toEqual(outage);
    directory.answer = null;
    expect(await decide("theirs", {}, { ip })).toMatchObject({ decision: "accepted" });
  });

  it("is a guess all the same where a password goes on that was right", async () => {
    directory.answer = { outcome: "unavailable", isGuess: true };
    const ip = `10.13.${tests}.1`;
    for (let times = 0; times < 10; times++) expect(await decide(`any ${times}`, {}, { ip })).toEqual(outage);
    expect(await decide("one more", {}, { ip })).toMatchObject({ reason: "too-many-attempts" });
  });

  it("is not waited for beyond the deadline", async () => {
    directory.hangs = true;
    const begun = performance.now();
    expect(await decide("theirs", {}, { deadline: Date.now() + 50 })).toEqual(outage);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe("the mailbox's own password", () => {
  it("opens beside the directory's where it may, and is not sent there", async () => {
    expect(await decide("own", { localPasswordAllowed: true })).toMatchObject({
      decision: "accepted",
      credential: "local-password",
    });
    expect(directory.sent).toEqual([]);
    expect(await decide("theirs", { localPasswordAllowed: true })).toMatchObject({
      ...theirs,
      decision: "accepted",
    });
  });

  it("is a wrong one where it may not", async () => {
    expect(await decide("own")).toMatchObject({ ...theirs, reason: "wrong-password" });
    expect(directory.sent).toEqual(["own"]);
  });

  it("is no guess, whatever was tried before", async () => {
    const ip = `10.14.${tests}.1`;
    for (let times = 0; times < 30; times++)
      expect(await decide("own", { localPasswordAllowed: true }, { ip })).toMatchObject({
        decision: "accepted",
      });
    expect(await decide("wrong", { localPasswordAllowed: true }, { ip })).toMatchObject({
      reason: "wrong-password",
    });
  });
});
