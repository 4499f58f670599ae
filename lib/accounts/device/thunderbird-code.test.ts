import { expect, it } from "vitest";
import { thunderbirdCode } from "@/lib/accounts/device/thunderbird-code";
import { unusualPorts } from "@/lib/testing/mail-ports";

const at = { portalUrl: "https://mail.demo.test", mailHost: "mail.demo.test", ports: unusualPorts };

it("is the format that Thunderbird for Android reads", () => {
  const content = { address: "a@demo.test", displayName: "", password: "aaaa-bbbb", at };
  // The order of elements is that of qr-code-format.md; TLS is 3, STARTTLS 2, a plain password 1.
  expect(JSON.parse(thunderbirdCode(content))).toEqual([
    1,
    [1, 1],
    [0, "mail.demo.test", 10993, 3, 1, "a@demo.test", "a@demo.test", "aaaa-bbbb"],
    [
      [
        [0, "mail.demo.test", 10587, 2, 1, "a@demo.test", "aaaa-bbbb"],
        ["a@demo.test", "a@demo.test"],
      ],
    ],
  ]);
});
