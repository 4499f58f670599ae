import { describe, expect, it } from "vitest";
import { exchangeProblem } from "@/lib/platform/foreign-answer/exchange-problem";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { networkCode, networkWords } from "@/lib/platform/foreign-answer/network-words";
import { verbatim } from "@/lib/words/compose-text";
import { say } from "@/lib/words/text";

const place = "https://id.demo.test/token";
const coded = (code: string, message = "failed") => Object.assign(new Error(message), { code });
const because = (cause: unknown) => new Error("fetch failed", { cause });
const named = (name: string) => Object.assign(new Error("aborted"), { name });

describe("the code of a failure", () => {
  it.each([
    ["of its own", coded("ECONNREFUSED"), "ECONNREFUSED"],
    ["of its cause", because(coded("ENOTFOUND")), "ENOTFOUND"],
    ["of the cause of its cause", because(because(coded("CERT_HAS_EXPIRED"))), "CERT_HAS_EXPIRED"],
    ["of our own time limit", named("TimeoutError"), "ETIMEDOUT"],
    ["of a request that we broke off", because(named("AbortError")), "ETIMEDOUT"],
    [
      "in OpenSSL's words",
      coded(
        "EPROTO",
        "write EPROTO 40:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../x.c:354:",
      ),
      "ERR_SSL_WRONG_VERSION_NUMBER",
    ],
    ["in words that nobody knows", coded("EPROTO", "something else"), "EPROTO"],
    ["that has none", new Error("strange"), null],
    ["that is no error", "a text", null],
    ["that is nothing", undefined, null],
  ])("is found %s", (_, thrown, code) => expect(networkCode(thrown)).toBe(code));
});

describe("what it means", () => {
  it.each(["ENOTFOUND", "ECONNREFUSED", "CERT_HAS_EXPIRED", "SELF_SIGNED_CERT_IN_CHAIN", "ADDRESS_REFUSED"])(
    "is said of %s with the code and what to do",
    (code) => {
      const { what, advice } = networkWords(code);
      expect(say(what)).toContain(`(${code})`);
      expect(say(what)).not.toContain("The connection failed");
      expect(say(advice)).toMatch(/\.$/);
    },
  );

  it.each([null, "EWHATEVER"])("is not guessed of %s", (code) =>
    expect(say(networkWords(code).what)).toContain("The connection failed."),
  );

  it("never advises to trust what cannot be trusted", () => {
    for (const code of [
      "SELF_SIGNED_CERT_IN_CHAIN",
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "UNABLE_TO_GET_ISSUER_CERT",
    ])
      expect(say(networkWords(code).advice)).toMatch(/NODE_EXTRA_CA_CERTS/);
  });
});

describe("what broke off an exchange", () => {
  it.each([
    ["more headers than we read", coded("HPE_HEADER_OVERFLOW"), "too-large"],
    ["something that is no HTTP", coded("HPE_INVALID_CONSTANT"), "malformed"],
    ["a body that cannot be unpacked", coded("Z_DATA_ERROR"), "packing"],
    ["nobody who answers", because(coded("ECONNREFUSED")), "unreachable"],
    ["nothing that has a code", new Error("strange"), "unreachable"],
  ])("is %s", (_, thrown, kind) => {
    const problem = exchangeProblem(thrown, place);
    expect(problem).toBeInstanceOf(ForeignProblem);
    expect(problem).toMatchObject({ kind });
    expect(problem.message).toContain(place);
  });

  it("stays what it is when we have said so ourselves", () => {
    const own = new ForeignProblem("too-large", verbatim("It answered with too much."));
    expect(exchangeProblem(own, place)).toBe(own);
  });
});
