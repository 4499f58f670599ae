import { describe, expect, it } from "vitest";
import { outageCode } from "@/lib/platform/db/outage";

const failure = (code: string, more = {}) => Object.assign(new Error("failed"), { code, ...more });
const because = (cause: unknown) => new Error("Failed query: SELECT 1", { cause });

/*
 * What this says decides between "not now" and "wrong": an outage must never look like an answer of the database, nor
 * a fault in a statement like an outage.
 */
describe("a lost or refused connection", () => {
  it.each(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "ENOENT", "EPIPE"])(
    "is seen by %s of the system, however deep it is",
    (code) => {
      expect(outageCode(failure(code))).toBe(code);
      expect(outageCode(because(because(failure(code))))).toBe(code);
    },
  );

  it("is seen by the driver's own mark", () => {
    expect(outageCode(failure("PROTOCOL_CONNECTION_LOST"))).toBe("PROTOCOL_CONNECTION_LOST");
    expect(outageCode(because(failure("ER_SERVER_SHUTDOWN", { fatal: true })))).toBe("ER_SERVER_SHUTDOWN");
    expect(outageCode(Object.assign(new Error("ended"), { fatal: true }))).toBe("connection lost");
  });
});

describe("an answer of the database is no outage", () => {
  it.each([
    "ER_DUP_ENTRY",
    "ER_LOCK_DEADLOCK",
    "ER_LOCK_WAIT_TIMEOUT",
    "ER_PARSE_ERROR",
    "ER_NO_SUCH_TABLE",
    "ER_BAD_FIELD_ERROR",
  ])("%s", (code) => {
    expect(outageCode(failure(code))).toBeUndefined();
    expect(outageCode(because(failure(code, { fatal: false })))).toBeUndefined();
  });

  it.each([undefined, null, "ECONNREFUSED", { code: "ECONNREFUSED" }, new Error("ECONNREFUSED")])(
    "nor is %j, which says nothing of one",
    (thrown) => expect(outageCode(thrown)).toBeUndefined(),
  );
});
