import { describe, expect, it } from "vitest";
import { serializeError } from "@/lib/log";

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

  it("keeps the chain of causes", () => {
    expect(serializeError(new Error("outer", { cause: new Error("inner") }))).toMatchObject({
      message: "outer",
      cause: { message: "inner" },
    });
  });
});
