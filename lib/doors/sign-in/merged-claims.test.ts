import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergedClaims } from "@/lib/doors/sign-in/merged-claims";
import { claimedAddress, claimedName, needsUserinfo } from "@/lib/providers/claims/claims";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";

/*
 * Who may be told by whom: the ID token is signed, userinfo comes over our own connection, and `email_verified` speaks of the
 * `email` beside it and of nothing else (OpenID Connect Core 5.1).
 */

const provider = (settings: object = {}) => ({ settings: openIdSettings.parse(settings), mappings: [] });
const opens = (claims: object, settings: object = {}) => {
  const claimed = claimedAddress(provider(settings), { ...claims });
  return claimed.usable ? claimed.address : claimed.reason;
};

describe("claims of the token and of userinfo", () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ["the token's own word", { email: "a@x.test", email_verified: true }, {}, "a@x.test"],
    [
      "userinfo's word for the same address",
      { email: "a@x.test" },
      { email: "a@x.test", email_verified: true },
      "a@x.test",
    ],
    ["userinfo alone", {}, { email: "a@x.test", email_verified: true }, "a@x.test"],
    [
      "userinfo's word for another address",
      { email: "victim@x.test" },
      { email: "a@x.test", email_verified: true },
      "email-unverified",
    ],
    [
      "userinfo's word without an address",
      { email: "victim@x.test" },
      { email_verified: true },
      "email-unverified",
    ],
    [
      "the token's word for userinfo's address",
      { email_verified: true },
      { email: "victim@x.test" },
      "email-unverified",
    ],
    [
      "the token's denial, whatever userinfo says",
      { email: "a@x.test", email_verified: false },
      { email: "a@x.test", email_verified: true },
      "email-unverified",
    ],
    [
      "the token's address, whatever userinfo's is",
      { email: "a@x.test", email_verified: true },
      { email: "b@x.test", email_verified: true },
      "a@x.test",
    ],
    ["nobody's word", { email: "a@x.test" }, { email: "a@x.test" }, "email-unverified"],
  ])("go by %s", (_, token, userinfo, outcome) => expect(opens(mergedClaims(token, userinfo))).toBe(outcome));

  it("never let userinfo change what the token has signed", () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("sub", "iss", "aud", "email", "groups", "name"), fc.string()),
        fc.dictionary(
          fc.constantFrom("sub", "iss", "aud", "email", "groups", "name", "extra", "__proto__"),
          fc.string(),
        ),
        (token, userinfo) => {
          const merged = mergedClaims(token, userinfo) as Record<string, unknown>;
          for (const [name, value] of Object.entries(token)) expect(merged[name]).toBe(value);
          if (!Object.hasOwn(userinfo, "email_verified")) expect(merged.email_verified).toBeUndefined();
          expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
        },
      ),
    ));
});

describe("an address that the claims name", () => {
  const truths = [true, "true"];
  const others = [false, "false", "TRUE", 1, "1", "yes", null, undefined, {}, [true]];

  it.each([...truths.map((word) => [word, true] as const), ...others.map((word) => [word, false] as const)])(
    "is proven by email_verified %j: %s",
    (word, proven) => expect(opens({ email: "a@x.test", email_verified: word }) === "a@x.test").toBe(proven),
  );

  it.each([
    [true, true],
    ["true", true],
    [1, true],
    ["1", true],
    [0, false],
    ["yes", false],
    [[true], false],
    [{ value: true }, false],
  ])("is proven by a claim of another name, %j: %s (Entra's xms_edov is a number)", (word, proven) => {
    const settings = { emailClaim: "upn", emailProofClaim: "xms_edov" };
    expect(opens({ upn: "a@x.test", xms_edov: word, email_verified: true }, settings) === "a@x.test").toBe(
      proven,
    );
  });

  it("of another claim is proven by email_verified only where email is the same", () => {
    const settings = { emailClaim: "upn" };
    const verified = { email: "A@x.test", email_verified: true };
    expect(opens({ ...verified, upn: "a@X.test" }, settings)).toBe("a@x.test");
    expect(opens({ ...verified, upn: "victim@x.test" }, settings)).toBe("email-unverified");
    expect(opens({ upn: "a@x.test", email_verified: true }, settings)).toBe("email-unverified");
  });

  it.each<[unknown, string]>([
    [undefined, "email-missing"],
    [null, "email-missing"],
    ["", "email-missing"],
    ["  ", "email-missing"],
    [7, "email-missing"],
    [["a@x.test"], "email-missing"],
    ["no address", "address-invalid"],
    ["a@x.test, b@x.test", "address-invalid"],
    ["a@x.test\nb", "address-invalid"],
  ])("%j is none: %s", (email, reason) =>
    expect(opens({ email, email_verified: true }, { requireVerifiedEmail: false })).toBe(reason),
  );

  it("may be a list of one in a claim of another name, and never of two: none of them is the first", () => {
    const settings = { emailClaim: "mails", requireVerifiedEmail: false };
    expect(opens({ mails: ["a@x.test"] }, settings)).toBe("a@x.test");
    for (const mails of [[], ["a@x.test", "b@x.test"], [["a@x.test"]], { a: "a@x.test" }])
      expect(opens({ mails }, settings), JSON.stringify(mails)).toBe("email-missing");
  });

  it("is of a domain that the provider may bring, in any spelling of it", () => {
    const settings = { allowedDomains: ["b\u00fccher.example", "x.test"] };
    expect(opens({ email: "a@X.TEST", email_verified: true }, settings)).toBe("a@x.test");
    expect(opens({ email: "a@b\u00fccher.example", email_verified: true }, settings)).toBe(
      "a@xn--bcher-kva.example",
    );
    for (const domain of ["y.test", "sub.x.test", "x.test.evil.test"])
      expect(opens({ email: `a@${domain}`, email_verified: true }, settings), domain).toBe(
        "email-not-allowed",
      );
  });

  it("is not made known to be of a foreign domain before it is proven", () =>
    expect(opens({ email: "a@y.test" }, { allowedDomains: ["x.test"] })).toBe("email-unverified"));
});

describe("the name in the claims", () => {
  it("is one line of at most 255 characters that a database keeps, whatever the provider says", () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 300 }),
          fc.string({ unit: "grapheme", maxLength: 300 }),
        ),
        (name) => {
          const claimed = claimedName({ name });
          if (claimed === null) return;
          expect(claimed.length).toBeLessThanOrEqual(255);
          expect(claimed).not.toMatch(/\p{Cc}/u);
          expect(claimed.isWellFormed()).toBe(true);
          expect(claimed).toBe(claimed.trim());
        },
      ),
    ));

  it.each<[object, string | null]>([
    [{ name: "Anna" }, "Anna"],
    [{ given_name: "Anna", family_name: "Adams" }, "Anna Adams"],
    [{ family_name: "Adams" }, "Adams"],
    [{ name: "", given_name: "Anna" }, null],
    [{ name: ["Anna"] }, null],
    [{ name: 7, given_name: "Anna" }, "Anna"],
    [{}, null],
  ])("of %j is %j", (claims, name) => expect(claimedName({ ...claims })).toBe(name));
});

describe("userinfo is asked", () => {
  const whole = {
    sub: "s",
    email: "a@x.test",
    email_verified: true,
    name: "Anna",
    mailcow_template: "staff",
  };
  const rules = {
    ...provider(),
    mappings: [{ claim: null, value: "staff", templateId: "t", templateName: "staff" }],
  };

  it("for nothing where the token has everything that is looked at", () =>
    expect(needsUserinfo(rules, whole)).toBe(false));

  it.each(["email", "email_verified", "name", "mailcow_template"])("for %s", (name) =>
    expect(needsUserinfo(rules, { ...whole, [name]: undefined })).toBe(true),
  );

  it("for no proof where the provider is trusted with addresses", () => {
    const trusting = { ...rules, settings: openIdSettings.parse({ requireVerifiedEmail: false }) };
    expect(needsUserinfo(trusting, { ...whole, email_verified: undefined })).toBe(false);
  });

  it("for the hash of a mail password only while that flow is on", () => {
    const settings = openIdSettings.parse({ mailPassword: { enabled: true } });
    expect(needsUserinfo({ ...rules, settings }, whole)).toBe(true);
    expect(needsUserinfo({ ...rules, settings }, { ...whole, mailcow_password: "x" })).toBe(false);
  });
});
