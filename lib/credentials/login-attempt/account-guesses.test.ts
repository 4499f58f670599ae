import { beforeEach, describe, expect, it, vi } from "vitest";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import { adminGuessName } from "@/lib/credentials/login-attempt/usual-networks";

/* NIST SP 800-63B-4, section 3.2.2: at most a hundred failures for an account, from wherever they come. */

const usual = vi.hoisted(() => ({ places: new Set<string>(), asked: 0, error: null as Error | null }));
vi.mock("@/lib/credentials/login-attempt/usual-networks", async (original) => ({
  ...(await original<object>()),
  isUsualNetwork: async (account: string, place: string) => {
    usual.asked++;
    if (usual.error) throw usual.error;
    return usual.places.has(`${account} ${place}`);
  },
}));

let tests = 0;
let account = "";
let network = 0;
/** Another caller each time, of a network of this test alone. */
const stranger = (index: number) => `10.${network}.${index >> 8}.${index & 255}`;
beforeEach(() => {
  account = `user-${++tests}@demo.test`;
  network = tests;
  Object.assign(usual, { places: new Set(), asked: 0, error: null });
});

const guess = (ip: string | null, name = account) => takeGuess(name, ip);
const useUp = async (name = account) => {
  for (let index = 0; index < 100; index++) expect(await guess(stranger(index), name)).not.toBeNull();
};

describe("an account", () => {
  it("can be guessed at a hundred times an hour by strangers from a hundred places", async () => {
    await useUp();
    expect(await guess(stranger(200))).toBeNull();
    expect(await guess(stranger(201))).toBeNull();
    expect(await guess(stranger(202), `other-${account}`), "another account").not.toBeNull();
  });

  it("lets its owner in from a usual network whatever strangers do, ten times as any caller", async () => {
    usual.places.add(`${account} 192.0.2.7`);
    await useUp();
    for (let index = 0; index < 10; index++) expect(await guess("192.0.2.7")).not.toBeNull();
    expect(await guess("192.0.2.7")).toBeNull();
    expect(await guess("192.0.2.8"), "the neighbour").toBeNull();
  });

  it("asks for the usual networks only when strangers have used up its allowance", async () => {
    await useUp();
    expect(usual.asked).toBe(0);
    await guess(stranger(300));
    expect(usual.asked).toBe(1);
  });

  it("is not open to everybody when the database is gone: that is an outage", async () => {
    await useUp();
    usual.error = new Error("no database");
    await expect(guess(stranger(300))).rejects.toThrow("no database");
  });

  it("has its hundred again after an hour, and not a moment before", async () => {
    const start = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    await useUp();
    vi.setSystemTime(start + 3_599_999);
    expect(await guess(stranger(400))).toBeNull();
    vi.setSystemTime(start + 3_600_000);
    expect(await guess(stranger(401))).not.toBeNull();
    vi.useRealTimers();
  });

  it("of an administrator is counted apart from a mailbox of the same address", async () => {
    await useUp(adminGuessName(account));
    expect(await guess(stranger(500), adminGuessName(account))).toBeNull();
    expect(await guess(stranger(501))).not.toBeNull();
  });

  it("counts no right password, however often it comes", async () => {
    for (let index = 0; index < 300; index++) await (await guess(stranger(index % 250)))?.giveBack();
    expect(usual.asked).toBe(0);
    expect(await guess(stranger(600))).not.toBeNull();
  });
});

describe("a caller", () => {
  it.each([
    ["192.0.2.50", "::ffff:192.0.2.50"],
    ["2001:db8:5::1", "2001:db8:5::ffff:1"],
  ])("is %s as well as %s", async (one, other) => {
    for (let index = 0; index < 10; index++) await guess(index % 2 ? one : other);
    expect([await guess(one), await guess(other)]).toEqual([null, null]);
  });

  it("whose address is not known shares one allowance with all such", async () => {
    for (let index = 0; index < 10; index++) expect(await guess(null)).not.toBeNull();
    expect(await guess(null)).toBeNull();
    expect(await guess("192.0.2.99")).not.toBeNull();
  });

  it("whose address is not known is nobody's neighbour: no usual place is asked for by its name", async () => {
    usual.places.add(`${account} unknown`);
    await useUp();
    expect(await guess(null)).not.toBeNull();
    usual.places.clear();
    expect(await guess(null)).toBeNull();
  });

  it("waits ten minutes after ten wrong passwords of one account", async () => {
    const start = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    for (let index = 0; index < 10; index++) await guess(stranger(1));
    vi.setSystemTime(start + 599_999);
    expect(await guess(stranger(1))).toBeNull();
    vi.setSystemTime(start + 600_000);
    expect(await guess(stranger(1))).not.toBeNull();
    vi.useRealTimers();
  });

  it("that is refused at one account has lost none of its guesses at others by that", async () => {
    for (let index = 0; index < 10; index++) await guess(stranger(1));
    for (let index = 0; index < 500; index++) expect(await guess(stranger(1))).toBeNull();
    for (let index = 0; index < 90; index++)
      expect(await guess(stranger(1), `x${index}-${account}`), `${index}`).not.toBeNull();
    expect(await guess(stranger(1), `last-${account}`)).toBeNull();
  });

  it("that is refused takes nothing from the account either", async () => {
    for (let index = 0; index < 500; index++) await guess(stranger(1));
    for (let index = 2; index < 92; index++) expect(await guess(stranger(index)), `${index}`).not.toBeNull();
    expect(await guess(stranger(99))).toBeNull();
  });
});
