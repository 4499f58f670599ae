import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { failureOf, failureText } from "@/lib/faces/cli/failure";
import { EnvironmentError } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { verbatim } from "@/lib/words/compose-text";

const driverError = (code: string) =>
  new Error("Failed query: insert … params: {ARGON2ID}hash", {
    cause: Object.assign(new Error("driver"), { code }),
  });

describe("failureOf", () => {
  it.each([
    [new CommanderError(1, "commander.unknownOption", "error: unknown option '--x'"), "usage", 2],
    [new EnvironmentError("PORTAL_URL is missing"), "environment", 1],
    [new AppError("not-found", verbatim("There is no mailbox x.")), "not-found", 1],
    [driverError("ECONNREFUSED"), "unavailable", 1],
    [driverError("ETIMEDOUT"), "unavailable", 1],
    [driverError("ER_ACCESS_DENIED_ERROR"), "unavailable", 1],
    [driverError("ER_NO_SUCH_TABLE"), "unavailable", 1],
    [driverError("ER_SOMETHING_NEW"), "internal", 1],
    ["a string", "internal", 1],
  ])("%s has code %s", (thrown, code, exitCode) => {
    expect(failureOf(thrown)).toMatchObject({ code, exitCode });
  });

  it("says what to do about the database", () => {
    expect(failureOf(driverError("ECONNREFUSED")).message).toContain("can't be reached (ECONNREFUSED)");
    expect(failureOf(driverError("ER_NO_SUCH_TABLE")).message).toContain("letterlock migrate");
  });

  it("shows no query parameters", () => {
    expect(failureText(failureOf(driverError("ER_SOMETHING_NEW")), false)).not.toContain("ARGON2ID");
  });
});

describe("failureText", () => {
  const failure = failureOf(
    new AppError("conflict", verbatim("It exists."), { fields: { name: verbatim("is in use") } }),
  );

  it("is one line for people and one document for scripts", () => {
    expect(failureText(failure, false)).toBe("error[conflict]: It exists.\n");
    expect(JSON.parse(failureText(failure, true))).toEqual({
      error: { code: "conflict", message: "It exists.", fields: { name: "is in use" } },
    });
  });
});
