import { expect, it } from "vitest";
import { thunderbirdCode } from "@/lib/accounts/device/thunderbird-code";

const at = {
  portalUrl: "https://mail.demo.test",
  mailHost: "mail.demo.test",
  imapsPort: 993,
  pop3sPort: 995,
  submissionPort: 587,
  sievePort: 4190,
};

it("is the format that Thunderbird for Android reads", () => {
  const content = { address: "a@demo.test", displayName: "", password: "aaaa-bbbb", at };
  // The order of elements is that of qr-code-format.md; TLS is 3, STARTTLS 2, a plain password 1.
  expect(JSON.parse(thunderbirdCode(content))).toEqual([
    1,
    [1, 1],
    [0, "mail.demo.test", 993, 3, 1, "a@demo.test", "a@demo.test", "aaaa-bbbb"],
    [
      [
        [0, "mail.demo.test", 587, 2, 1, "a@demo.test", "aaaa-bbbb"],
        ["a@demo.test", "a@demo.test"],
      ],
    ],
  ]);
});
