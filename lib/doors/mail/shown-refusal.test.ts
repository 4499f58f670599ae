import { describe, expect, it } from "vitest";
import { refusalSteps } from "@/lib/doors/login-doctor/refusal-words";
import type { MailRefusal } from "@/lib/doors/mail/decision";
import { shownRefusal } from "@/lib/doors/mail/shown-refusal";

/** Those that somebody meets who has proved nothing: each must look like the others. */
const beforeAnyProof: MailRefusal[] = [
  "unknown-mailbox",
  "no-such-name",
  "no-such-service",
  "wrong-password",
  "unknown-app-password",
  "too-many-attempts",
  "account-locked",
  "not-in-directory",
];

/** Every refusal of the access decision, by the login doctor's words about the mailbox and its credentials. */
const afterTheProof = Object.entries(refusalSteps)
  .filter(([, step]) => step !== "single-sign-on")
  .map(([reason]) => reason as MailRefusal)
  .filter((reason) => shownRefusal(reason) !== null);

describe("what a mail app may show of a refusal", () => {
  it.each(beforeAnyProof)("is nothing for %s", (reason) => expect(shownRefusal(reason)).toBeNull());

  it("is nothing for what is no refusal, whatever objects have", () => {
    for (const name of ["toString", "constructor", "__proto__"])
      expect(shownRefusal(name as MailRefusal)).toBeNull();
  });

  it("is said after the right password, by every reason of the access decision", () =>
    expect(afterTheProof.sort()).toEqual(
      [
        "domain-inactive",
        "mailbox-disabled",
        "receive-only",
        "directory-disabled",
        "protocol-off",
        "other-source",
        "mail-password-off",
        "directory-password-off",
        "account-disabled",
        "account-expired",
        "password-change-required",
        "second-factor-set",
        "second-factor-required",
        "credential-not-for-door",
        "app-password-lacks-protocol",
        "app-password-expired",
        "network-not-allowed",
      ].sort(),
    ));

  it.each(afterTheProof)("is one line of ASCII for %s, which every protocol can carry", (reason) => {
    const { message } = shownRefusal(reason) ?? { message: "" };
    // RFC 5530 and RFC 3206 give text after a code; 512 octets are a line of POP3 and SMTP (RFC 5321, section 4.5.3.1.5).
    expect(message).toMatch(/^[A-Z][\x20-\x7e]{10,300}\.$/);
    expect(message).not.toMatch(/[[\]"\\]/);
  });

  it("calls only an app password expired, for which IMAP has a code", () =>
    expect(afterTheProof.filter((reason) => shownRefusal(reason)?.expired)).toEqual([
      "app-password-expired",
    ]));
});
