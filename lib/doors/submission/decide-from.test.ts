import { describe, expect, it } from "vitest";
import { decideFrom } from "@/lib/doors/submission/decide-from";

const login = "alice@demo.test";
const alias = "sales@demo.test";
const decide = (from: string[], sender = login) => decideFrom({ login, sender, from });

describe("takes", () => {
  it.each([
    "alice@demo.test",
    "<alice@demo.test>",
    " Alice Example <alice@demo.test>",
    "Alice\r\n\t<ALICE@Demo.Test>",
    '"boss@demo.test, the boss" <alice@demo.test>',
    "A. Example (with a (nested) remark) <alice@demo.test> (and one more)",
    "=?utf-8?q?J=C3=BCrgen?= <alice@demo.test>",
    "Jürgen <alice@demo.test>",
    "<alice+shop@demo.test>",
    "alice @ demo . test",
    "Alice <alice@demo.test>, alice+two@demo.test",
  ])("the login's own address: %j", (from) => expect(decide([from])).toEqual({ accepted: true }));

  it("the envelope's sender, an alias that Postfix has held to the login", () => {
    expect(decide([`Sales <${alias}>`], alias)).toEqual({ accepted: true });
    expect(decide([`Sales <${alias}>, ${login}`], "sales+x@demo.test")).toEqual({ accepted: true });
  });

  it("a domain in its own letters", () =>
    expect(
      decideFrom({ login: "a@xn--bug-mller-u9a.test", sender: "", from: ["a@bug-müller.test"] }),
    ).toEqual({ accepted: true }));

  it("anything where nobody is logged in", () =>
    expect(decideFrom({ login: null, sender: "x@outside.test", from: ["boss@demo.test"] })).toEqual({
      accepted: true,
    }));
});

describe("refuses", () => {
  it.each([
    ["boss@demo.test"],
    ["Alice <boss@demo.test>"],
    ["alice@demo.test <boss@demo.test>"],
    ["boss@demo.test <alice@demo.test>"],
    ["alice@demo.test, boss@demo.test"],
    ["<alice@demo.test>, <boss@demo.test>"],
    ["<alice@demo.test> <boss@demo.test>"],
    ["(alice@demo.test) boss@demo.test"],
    ["boss@demo.test (alice@demo.test)"],
    ['"a" <alice@demo.test>"b" <boss@demo.test>'],
    ["Team: alice@demo.test, boss@demo.test;"],
    ["Team: alice@demo.test;"],
    ["<@outside.test:alice@demo.test>"],
    ['"alice"@demo.test'],
    ["alice@[127.0.0.1]"],
    ["alice@demo.test.outside.test"],
    ["alice@demo.test\\, boss@demo.test"],
    ["(unclosed alice@demo.test"],
    ['"unclosed <alice@demo.test>'],
    ["<alice@demo.test"],
    ["alice@demo.test>"],
    ["alice@demo.test\u0000, boss@demo.test"],
    ["\u212alice@demo.test"],
    ["alice@demo.test,"],
    [""],
    ["<>"],
    [`${"(".repeat(20_000)}alice@demo.test`],
    ["alice@demo.test", "boss@demo.test"],
    ["alice@demo.test", "alice@demo.test"],
    [],
  ])("what names anybody else, or may be read in two ways: %j %j", (...from) => {
    const decision = decide(from.flat());
    expect(decision).toMatchObject({ accepted: false });
    expect(decision.accepted || decision.reason, "one line in ASCII").toMatch(/^[ -~]{1,400}$/);
  });

  it("another alias than the envelope's sender", () =>
    expect(decide([alias])).toMatchObject({ accepted: false, reason: expect.stringContaining(alias) }));
});
