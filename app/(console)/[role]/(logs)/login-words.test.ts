import { describe, expect, it } from "vitest";
import { credentialText, doorText, reasonText } from "@/app/(console)/[role]/(logs)/login-words";
import { say } from "@/lib/words/text";

describe("what is noted of a login", () => {
  it.each([
    ["a reason", reasonText("wrong-password"), "Wrong password"],
    ["a reason of an older version", reasonText("asked-too-late"), "asked too late"],
    ["a credential", credentialText("totp"), "Authenticator code"],
    ["a credential of an older version", credentialText("client-certificate"), "client certificate"],
    ["a service of mail apps", doorText("imap"), "IMAP"],
    ["the console", doorText("domain-admin"), "Domain administration"],
    ["a service that is none", doorText("gopher"), "gopher"],
  ])("is said in words: %s", (_, text, words) => {
    expect(say(text)).toBe(words);
  });
});
