import { describe, expect, it } from "vitest";
import { cookieValue } from "@/lib/platform/http/cookie-value";

const name = "__Host-letterlock";

describe("the session in a Cookie header", () => {
  it.each([
    [`${name}=token`, "token"],
    [`a=1; ${name}=token; b=2`, "token"],
    [`a=1;${name}=token`, "token"],
    [`${name} = token `, "token"],
    [`${name}=a=b==`, "a=b=="],
    [`${name}=`, ""],
    [`other; ${name}=token`, "token"],
  ])("of %j is %j", (header, value) => expect(cookieValue(header, name)).toBe(value));

  it.each([
    null,
    "",
    ";",
    name,
    "=token",
    `x${name}=token`,
    `${name}x=token`,
    `${name.toLowerCase()}=token`,
    "letterlock=token",
    `a="${name}`,
  ])("is not in %j", (header) => expect(cookieValue(header, name)).toBeNull());

  it("is the first of two, which a browser sends first for the narrower path (RFC 6265, section 5.4)", () =>
    expect(cookieValue(`${name}=first; ${name}=second`, name)).toBe("first"));
});
