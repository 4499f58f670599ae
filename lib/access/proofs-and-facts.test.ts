import { beforeEach, describe, expect, it, vi } from "vitest";
import { factFlags, factStates } from "@/lib/access/facts";
import {
  packedFactsColumns,
  packedProtocolsColumn,
  unpackFacts,
  unpackProtocols,
} from "@/lib/access/packed-facts";
import { findProof, type PasswordProofs, rememberedProof } from "@/lib/access/password-proof";
import { clientProtocols } from "@/lib/platform/db/protocols";
import { hashQueue } from "@/lib/platform/secrets/hash-queue";

const rewritten = vi.hoisted(() => vi.fn());
vi.mock("@/lib/access/rewrite-password-hash", () => ({ rewriteHashLater: rewritten }));

beforeEach(() => void rewritten.mockClear());

/** "{PLAIN}" costs nothing to check, and tells which stored value fitted. */
const local = { credential: "local-password", stored: "{PLAIN}own" } as const;
const mail = { credential: "mail-password", stored: "{PLAIN}theirs" } as const;
const nobody: PasswordProofs = [{ credential: "local-password", stored: null }];
let names = 0;
const given = (plain: string) => ({ name: `user-${++names}@demo.test`, plain });

describe("which hash a password fits", () => {
  it("is the first of them that it fits, and none after that is tried", async () => {
    expect(await findProof(given("own"), [mail, local])).toBe(local);
    expect(await findProof(given("theirs"), [mail, local])).toBe(mail);
    expect(await findProof(given("wrong"), [mail, local])).toBeNull();
    const before = hashQueue().begun;
    await findProof(given("theirs"), [mail, local]);
    expect(hashQueue().begun - before).toBe(1);
  });

  it("of nobody is none, at the price of a hash", async () => {
    const before = hashQueue().begun;
    expect(await findProof(given("anything"), nobody)).toBeNull();
    expect(hashQueue().begun - before).toBe(1);
    expect(rewritten).not.toHaveBeenCalled();
  });

  it("is rewritten where it is our own to change, never a directory's, and never by a wrong password", async () => {
    await findProof(given("theirs"), [mail, local]);
    await findProof(given("wrong"), [mail, local]);
    expect(rewritten).not.toHaveBeenCalled();
    const right = given("own");
    await findProof(right, [mail, local]);
    expect(rewritten.mock.calls).toEqual([[{ ...right, stored: "{PLAIN}own" }]]);
  });
});

describe("what is known of a password without a hash", () => {
  it("is nothing until each was tried, then which one fits, or that none does", async () => {
    const [right, wrong] = [given("own"), given("wrong")];
    for (const one of [right, wrong]) expect(rememberedProof(one, [mail, local])).toBeUndefined();
    await findProof(right, [mail, local]);
    await findProof(wrong, [mail, local]);
    expect(rememberedProof(right, [mail, local])).toBe(local);
    expect(rememberedProof(wrong, [mail, local])).toBeNull();
  });

  it("is not taken for the whole where only some were tried", async () => {
    const one = given("own");
    await findProof(one, [mail]);
    expect(rememberedProof(one, [mail])).toBeNull();
    expect(rememberedProof(one, [mail, local])).toBeUndefined();
  });
});

describe("the facts in one number", () => {
  const flags = Object.keys(factFlags);
  const row = (facts: number) => ({
    ...Object.fromEntries(Object.keys(factStates).map((name) => [name, `a ${name}`])),
    facts,
  });

  it.each(flags.map((name, bit) => ({ name, bit })))(
    "have $name at bit $bit, and only there",
    ({ name, bit }) => {
      const facts = unpackFacts(row(2 ** bit)) as unknown as Record<string, unknown>;
      expect(flags.filter((flag) => facts[flag])).toEqual([name]);
      const others = unpackFacts(row(2 ** flags.length - 1 - 2 ** bit)) as unknown as Record<string, unknown>;
      expect(flags.filter((flag) => !others[flag])).toEqual([name]);
    },
  );

  it("have every state beside it as it was read", () => {
    const facts = unpackFacts(row(0)) as unknown as Record<string, unknown>;
    for (const name of Object.keys(factStates)) expect(facts[name]).toBe(`a ${name}`);
  });

  it("of rows that differ in a state alone are not taken for each other", () => {
    for (const name of Object.keys(factStates)) {
      const [one, other] = [unpackFacts(row(1)), unpackFacts({ ...row(1), [name]: "another" })];
      expect(other, name).not.toEqual(one);
    }
  });

  it("are right however many combinations have come by, with bounded memory", () => {
    const [name = ""] = Object.keys(factStates);
    const wrong: number[] = [];
    for (let index = 0; index < 12_000; index++) {
      const facts = { ...unpackFacts({ ...row(index % 64), [name]: `state ${index}` }) };
      const right = flags
        .slice(0, 6)
        .every((flag, bit) => Number(Reflect.get(facts, flag)) === ((index >> bit) & 1));
      if (!right || Reflect.get(facts, name) !== `state ${index}`) wrong.push(index);
    }
    expect(wrong).toEqual([]);
  });

  it("are asked for by the columns that are read, each with a bit of its own", () => {
    const bits = [...packedFactsColumns.matchAll(/ \* (\d+)/g)].map(([, bit]) => Number(bit));
    expect(bits).toEqual(flags.map((_, bit) => 2 ** bit));
    for (const name of Object.keys(factStates))
      expect(packedFactsColumns).toMatch(new RegExp(`AS ${name}\\b`));
    expect(packedFactsColumns).not.toContain("`");
  });
});

describe("the protocols in one number", () => {
  it("are those whose bits are set, for each number that there is", () => {
    for (let bits = 0; bits < 2 ** clientProtocols.length; bits++) {
      const flags = unpackProtocols(bits);
      expect(clientProtocols.map((name) => Number(flags[name]))).toEqual(
        clientProtocols.map((_, bit) => (bits >> bit) & 1),
      );
      expect(unpackProtocols(bits), "it is made once").toBe(flags);
    }
  });

  it("are asked for by their columns in the same order", () => {
    const names = [...packedProtocolsColumn("app_password").matchAll(/app_password\.(\w+) \* (\d+)/g)];
    expect(names.map(([, name, bit]) => [name, Number(bit)])).toEqual(
      clientProtocols.map((name, index) => [name, 2 ** index]),
    );
  });
});
