import { describe, expect, it } from "vitest";
import { MalformedMessage } from "@/lib/providers/kinds/ldap/ber";
import { passwordOutcome } from "@/lib/providers/kinds/ldap/password-answer";

const policy = (hex: string) => new Map([["1.3.6.1.4.1.42.2.27.8.5.1", Buffer.from(hex, "hex")]]);
const active = (data: string) =>
  `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v4563`;

describe("the answer to a bind", () => {
  it.each([
    ["success", 0, "", new Map(), "right"],
    ["success with a warning that the password expires soon", 0, "", policy("3005a003800164"), "right"],
    ["success that is only good for changing the password", 0, "", policy("3003810102"), "must-change"],
    ["invalid credentials", 49, "", new Map(), "wrong"],
    ["invalid credentials with an empty answer of the policy", 49, "", policy("3000"), "wrong"],
    ["an expired password", 49, "", policy("3003810100"), "must-change"],
    ["a lock that the policy tells", 49, "", policy("3003810101"), "locked"],
    ["something of a policy that nobody knows", 49, "", policy("3003810163"), "wrong"],
    ["Active Directory's wrong password", 49, active("52e"), new Map(), "wrong"],
    ["its unknown name", 49, active("525"), new Map(), "wrong"],
    ["its expired password", 49, active("532"), new Map(), "must-change"],
    ["its disabled account", 49, active("533"), new Map(), "disabled"],
    ["its expired account", 49, active("701"), new Map(), "expired"],
    ["its password that must be changed", 49, active("773"), new Map(), "must-change"],
    ["its lock", 49, active("775"), new Map(), "locked"],
    ["a code of it that nobody knows", 49, active("999"), new Map(), "wrong"],
    ["an account without a password", 48, "", new Map(), "wrong"],
    ["an entry that is gone by now", 32, "", new Map(), "wrong"],
    ["389's locked account", 19, "Exceed password retry limit. Please try later.", new Map(), "locked"],
    ["FreeIPA's inactive account", 53, "Account inactivated.", new Map(), "locked"],
  ] as const)("%s is %i and means what it says", (_, code, diagnostic, controls, outcome) =>
    expect(passwordOutcome({ code, diagnostic, controls })).toBe(outcome),
  );

  it.each([1, 2, 3, 7, 8, 10, 13, 51, 52, 80])("%i says nothing of the password", (code) =>
    expect(passwordOutcome({ code, diagnostic: "", controls: new Map() })).toBeNull(),
  );

  it("with an answer of the policy to another question is a wrong password like any other", () =>
    expect(passwordOutcome({ code: 49, diagnostic: "", controls: policy("3003020101") })).toBe("wrong"));

  it.each(["30", "3005810101", "ff", "0403810101"])(
    "with %s for an answer of the policy is no answer",
    (hex) =>
      expect(() => passwordOutcome({ code: 49, diagnostic: "", controls: policy(hex) })).toThrow(
        MalformedMessage,
      ),
  );
});
