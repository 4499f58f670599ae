import { describe, expect, it } from "vitest";
import {
  matchingStep,
  newTotpSecret,
  toBase32,
  totpCode,
  totpStep,
  totpUri,
} from "@/lib/credentials/second-factor/totp";

const secret = Buffer.from("12345678901234567890");
const at = (seconds: number) => new Date(seconds * 1_000);

describe("totp", () => {
  it.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("gives the last six digits of RFC 6238's vector at %i s", (seconds, code) => {
    expect(totpCode(secret, totpStep(at(seconds)))).toBe(code);
  });

  it("takes the present step and its neighbours, and tells which one it was", () => {
    const now = at(1_111_111_111);
    const step = totpStep(now);
    for (const near of [step - 1, step, step + 1])
      expect(matchingStep(secret, totpCode(secret, near), now)).toBe(near);
    for (const far of [step - 2, step + 2])
      expect(matchingStep(secret, totpCode(secret, far), now)).toBeNull();
    expect(matchingStep(secret, "050 471", now)).toBe(step);
  });

  it.each(["", "12345", "0504710", "abcdef", "٠٥٠٤٧١"])("refuses %j", (code) => {
    expect(matchingStep(secret, code, at(1_111_111_111))).toBeNull();
  });

  it("writes secrets as RFC 4648 says", () => {
    expect(toBase32(Buffer.from("foobar"))).toBe("MZXW6YTBOI");
    expect(toBase32(newTotpSecret())).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpUri(Buffer.from("foobar"), "Mail Ü", "a&b@x.test")).toBe(
      "otpauth://totp/Mail%20%C3%9C:a%26b%40x.test?secret=MZXW6YTBOI&issuer=Mail%20%C3%9C",
    );
  });
});
