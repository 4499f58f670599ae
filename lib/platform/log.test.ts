import type pino from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { logger, logPrintedErrors, serializeError } from "@/lib/platform/log";

const lines = vi.hoisted(() => [] as string[]);
vi.mock("pino", async (original) => {
  const { default: real } = await original<{ default: typeof pino }>();
  const write = (line: string) => void lines.push(line);
  return { default: Object.assign((options: pino.LoggerOptions) => real(options, { write }), real) };
});
vi.mock("@/lib/platform/env", () => ({ env: () => ({ LOG_LEVEL: "info" }) }));

describe("serializeError", () => {
  it("drops the message of a failed query, since it holds the parameters", () => {
    const driver = Object.assign(new Error("Duplicate entry"), { code: "ER_DUP_ENTRY" });
    const failed = Object.assign(
      new Error("Failed query: insert … params: {ARGON2ID}hash", { cause: driver }),
      {
        name: "DrizzleQueryError",
      },
    );
    const logged = JSON.stringify(serializeError(failed));
    expect(logged).not.toContain("ARGON2ID");
    expect(logged).toContain("ER_DUP_ENTRY");
  });

  it("looks into the causes that Auth.js wraps", () => {
    const wrapped = new Error("outer", { cause: { err: new Error("inner") } });
    expect(serializeError(wrapped)).toMatchObject({ cause: { message: "inner" } });
  });

  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const token = [part({ alg: "RSA-OAEP", enc: "A128GCM" }), "a2V5", "aXY", "Y2lwaGVy", "dGFn"].join(".");

  it.each([
    ["a cause that is the token itself", new Error("JWE decryption is not configured", { cause: token })],
    ["a cause that holds it", new Error("odd", { cause: { body: { id_token: token } } })],
    ["a message that quotes it", new Error("outer", { cause: new Error(`cannot read ${token}`) })],
    ["one that is thrown as it is", token],
    ["the beginning of one", new Error(`Unexpected token in "${token.slice(0, 30)}"... is not JSON`)],
    ["an address", new Error(`/api/auth/callback/x?code=${token.slice(-8)}&state=${token.slice(-8)} failed`)],
    ["a form", new Error(`grant_type=authorization_code&code_verifier=${token.slice(-8)}`)],
    ["a set-up link", new Error(`https://mail.test/setup?token=${token.slice(-8)}`)],
  ])("hides a token: %s", (_, thrown) => {
    const logged = JSON.stringify(serializeError(thrown));
    expect(logged).not.toContain(token.slice(-8));
    expect(logged).not.toContain(token.slice(0, 20));
  });

  it("keeps the chain of causes", () => {
    expect(serializeError(new Error("outer", { cause: new Error("inner") }))).toMatchObject({
      message: "outer",
      cause: { message: "inner" },
    });
  });
});

it("escapes what a terminal would obey and what a program could take for the end of a line, also where JSON does not", () => {
  lines.length = 0;
  const username = "a\n\u007f\u0085\u009b2J\u2028\u2029b";
  logger("test").info({ username }, "login rejected");
  expect(lines[0]).toContain('"a\\n\\u007f\\u0085\\u009b2J\\u2028\\u2029b"');
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ username });
});

describe("logPrintedErrors", () => {
  const print = vi.fn();
  const { error: original, warn: originalWarn } = console;
  beforeEach(() => {
    lines.length = 0;
    print.mockClear();
    console.error = print;
    console.warn = print;
    logPrintedErrors();
  });
  afterEach(() => {
    console.error = original;
    console.warn = originalWarn;
  });

  it("makes one line of an error, without a failed query's parameters and with its line breaks escaped", () => {
    const cause = new Error('refused\n{"level":30,"msg":"forged"}');
    console.error("⨯", new Error("Failed query: select ?\nparams: digest-of-a-session", { cause }));
    expect(print).not.toHaveBeenCalled();
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain("\n");
    expect(lines[0]).not.toContain("digest-of-a-session");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: 50,
      error: { cause: { message: cause.message } },
    });
  });

  it("makes a line without a stack of what Next warns of, whatever name somebody has sent", () => {
    console.warn(new Error('Received "x\n{"level":30,"msg":"forged"}".'));
    console.warn("the body", "is long");
    expect(print.mock.calls).toEqual([["the body", "is long"]]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain("\n");
    expect(lines[0]).not.toContain("log.test.ts");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: 40,
      problem: expect.stringContaining("forged"),
    });
  });

  it("leaves those of pages to the hook that Next hands them to", () => {
    console.error(Object.assign(new Error("no answer"), { digest: "123" }));
    expect({ printed: print.mock.calls, lines }).toEqual({ printed: [], lines: [] });
  });

  it("lets words through", () => {
    console.error("DATABASE_URL is missing.");
    expect(print).toHaveBeenCalledWith("DATABASE_URL is missing.");
  });
});
