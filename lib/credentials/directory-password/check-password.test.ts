import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  checkDirectoryPassword,
  isNoGuess,
  type PasswordQuestion,
} from "@/lib/credentials/directory-password/check-password";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { MemoryPasswords } from "@/lib/testing/directory/memory-passwords";
import { stubProductEnv } from "@/lib/testing/stub-product-env";
import { verbatim } from "@/lib/words/compose-text";

/* What reaches a directory, how often, and what is made of its answer. */

stubProductEnv();

let directory: MemoryPasswords;
let provider = { id: "p0", issuer: "ldap:///dc=demo" };
let tests = 0;
beforeEach(() => {
  directory = new MemoryPasswords();
  // What one test has tried, another does not remember.
  provider = { ...provider, id: `p${++tests}` };
});

const outage = () => new DirectoryError(verbatim("It is down."), verbatim("Start it."));

const ask = (plain: string, over: Partial<PasswordQuestion> = {}, signal = AbortSignal.timeout(5_000)) =>
  checkDirectoryPassword(
    directory,
    { provider, whom: { login: "anna" }, plain, offlineMinutes: 0, mayAsk: async () => true, ...over },
    signal,
  );
const refused = (reason: string) => ({ outcome: "refused", reason });

describe("the answer of a directory", () => {
  it("is right with the account, wrong without", async () => {
    directory.add({ login: "anna" });
    expect(await ask("right")).toMatchObject({ outcome: "right", account: { person: { id: "id of anna" } } });
    expect(await ask("wrong")).toEqual(refused("wrong-password"));
  });

  it.each([
    ["disabled", "account-disabled", true],
    ["expired", "account-expired", true],
    ["must-change", "password-change-required", true],
    ["locked", "account-locked", false],
  ] as const)("of an account that is %s is %s", async (outcome, reason, proven) => {
    directory.add({ login: "anna", outcome });
    const answer = await ask("right");
    expect(answer).toEqual(refused(reason));
    expect(isNoGuess(answer)).toBe(proven);
    expect(isNoGuess(await ask("wrong"))).toBe(false);
  });

  it("lets nobody in whose entry says that the account is disabled, whatever the bind says", async () => {
    directory.add({ login: "anna", enabled: false });
    expect(await ask("right")).toEqual(refused("account-disabled"));
    expect(await ask("wrong")).toEqual(refused("wrong-password"));
  });

  it("of nobody is asked for like a wrong password, with no password of anybody", async () => {
    expect(await ask("secret")).toEqual(refused("not-in-directory"));
    expect(directory.tried).toEqual(["nobody"]);
  });

  it("is an outage where there is none, and no guess", async () => {
    directory.failure = outage();
    const answer = await ask("right");
    expect(answer).toEqual({ outcome: "unavailable", isGuess: false });
    expect(isNoGuess(answer)).toBe(true);
  });

  it("is not waited for longer than the signal says", async () => {
    const controller = new AbortController();
    directory.pause = async () => {
      controller.abort();
      throw controller.signal.reason;
    };
    expect(await ask("right", {}, controller.signal)).toEqual({ outcome: "unavailable", isGuess: false });
  });

  it("is no outage where the fault is ours", async () => {
    directory.failure = new TypeError("a bug");
    await expect(ask("right")).rejects.toThrow("a bug");
  });
});

it("never sends an empty password: many servers let it in as nobody", async () => {
  directory.add({ login: "anna", password: "" });
  expect(await ask("")).toEqual(refused("wrong-password"));
  expect([directory.searches, directory.tried]).toEqual([0, []]);
});

describe("a wrong password", () => {
  it("that is repeated is sent once, takes no guess, and is wrong each time", async () => {
    directory.add({ login: "anna" });
    const mayAsk = vi.fn(async () => true);
    for (let times = 0; times < 20; times++)
      expect(await ask("old", { mayAsk })).toEqual(refused("wrong-password"));
    expect(directory.tried).toEqual(["anna: old"]);
    expect(mayAsk).toHaveBeenCalledTimes(1);
  });

  it("at the same time is sent once", async () => {
    directory.add({ login: "anna" });
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask("old")));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(directory.tried).toEqual(["anna: old"]);
  });

  it("is sent again once the password there has changed, and is right if it is the new one", async () => {
    const anna = directory.add({ login: "anna" });
    await ask("next");
    Object.assign(anna, { password: "next", mark: "2" });
    expect(await ask("next")).toMatchObject({ outcome: "right" });
    expect(await ask("right")).toEqual(refused("wrong-password"));
    expect(directory.tried).toEqual(["anna: next", "anna: next", "anna: right"]);
  });

  it("is sent once also where it moves the mark itself, as OpenLDAP's policy does", async () => {
    const anna = directory.add({ login: "anna" });
    directory.pause = async () => {
      anna.mark = `after ${directory.tried.length} tries`;
    };
    for (let times = 0; times < 5; times++) await ask("old");
    expect(directory.tried).toEqual(["anna: old"]);
  });

  it("is another one for another name, another directory, and in other letters", async () => {
    for (const login of ["anna", "ben"]) directory.add({ login });
    await ask("old");
    await ask("old", { whom: { login: "ben" } });
    await ask("old", { provider: { ...provider, issuer: "ldap:///dc=other" } });
    await ask("Old");
    // No two questions run into each other.
    await ask("dold", { whom: { login: "ann" } });
    expect(directory.tried).toEqual(["anna: old", "ben: old", "anna: old", "anna: Old", "nobody"]);
  });

  it("is not remembered of a locked account: what is right now would be wrong after the lock", async () => {
    const anna = directory.add({ login: "anna", outcome: "locked" });
    await ask("right");
    anna.outcome = "right";
    expect(await ask("right")).toMatchObject({ outcome: "right" });
  });

  it("is remembered for ten minutes where the directory shows no mark of a change", async () => {
    const anna = directory.add({ login: "anna", mark: null });
    vi.useFakeTimers({ toFake: ["Date"] });
    await ask("next");
    anna.password = "next";
    vi.advanceTimersByTime(9 * 60_000);
    expect(await ask("next")).toEqual(refused("wrong-password"));
    vi.advanceTimersByTime(2 * 60_000);
    expect(await ask("next")).toMatchObject({ outcome: "right" });
    vi.useRealTimers();
  });

  it("is not sent when there have been too many, and the directory is not asked", async () => {
    directory.add({ login: "anna" });
    expect(await ask("guess", { mayAsk: async () => false })).toEqual(refused("too-many-attempts"));
    expect(directory.searches).toBe(0);
    expect(await ask("guess", { mayTry: async () => false })).toEqual(refused("too-many-attempts"));
    expect(directory.tried).toEqual([]);
  });

  it("that may be right by now is a guess like any other", async () => {
    const anna = directory.add({ login: "anna" });
    await ask("next");
    anna.mark = "2";
    expect(await ask("next", { mayAsk: async () => false })).toEqual(refused("too-many-attempts"));
    expect(directory.tried).toEqual(["anna: next"]);
  });
});

describe("while the directory is down, a password that was right", () => {
  const offline = { offlineMinutes: 30 };
  const afterOutage = (plain: string, over: Partial<PasswordQuestion> = offline) => {
    directory.failure = outage();
    return ask(plain, over).finally(() => {
      directory.failure = null;
    });
  };
  const stillGood = { outcome: "right", account: null };
  const down = { outcome: "unavailable", isGuess: false };

  it("opens nothing unless that is set", async () => {
    directory.add({ login: "anna" });
    await ask("right", offline);
    expect(await afterOutage("right", { offlineMinutes: 0 })).toEqual(down);
  });

  it("goes on for the set time, and no other password does", async () => {
    directory.add({ login: "anna" });
    vi.useFakeTimers({ toFake: ["Date"] });
    await ask("right");
    await ask("wrong");
    expect(await afterOutage("right")).toEqual(stillGood);
    expect(await afterOutage("never tried")).toMatchObject({ outcome: "unavailable" });
    expect(await afterOutage("right", { ...offline, whom: { login: "ben" } })).toEqual(down);
    vi.advanceTimersByTime(30 * 60_000);
    expect(await afterOutage("right")).toEqual(down);
    vi.useRealTimers();
  });

  it("is guessed at by every other one, which counts once", async () => {
    directory.add({ login: "anna" });
    await ask("right", offline);
    for (const [plain, isGuess] of [
      ["one", true],
      ["one", false],
      ["two", true],
    ] as const) {
      const answer = await afterOutage(plain);
      expect(answer).toEqual({ outcome: "unavailable", isGuess });
      expect(isNoGuess(answer)).toBe(!isGuess);
    }
    expect(await afterOutage("one", { ...offline, whom: { login: "ben" } })).toEqual(down);
    expect(await afterOutage("three", { offlineMinutes: 0 })).toEqual(down);
  });

  it("is over once another one was right there", async () => {
    const anna = directory.add({ login: "anna" });
    await ask("right");
    Object.assign(anna, { password: "next", mark: "2" });
    await ask("next");
    expect(await afterOutage("right")).toMatchObject({ outcome: "unavailable" });
    expect(await afterOutage("next")).toEqual(stillGood);
  });

  it.each(["disabled", "expired", "must-change"] as const)(
    "is over once the account was %s",
    async (outcome) => {
      const anna = directory.add({ login: "anna" });
      await ask("right");
      anna.outcome = outcome;
      await ask("right");
      expect(await afterOutage("right")).toEqual(down);
    },
  );

  it("is over once the account was gone", async () => {
    directory.add({ login: "anna" });
    await ask("right");
    directory.accounts = [];
    await ask("right");
    expect(await afterOutage("right")).toEqual(down);
  });
});
