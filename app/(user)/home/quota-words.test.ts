import { expect, it } from "vitest";
import { messagesText, quotaText } from "@/app/(user)/home/quota-words";
import { say } from "@/lib/words/text";

it("says how much of the quota is used, and when there is none", () => {
  expect(say(quotaText(1536, 1024 ** 3))).toBe("1.5 KB of 1 GB used");
  expect(say(quotaText(0, 0))).toBe("0 bytes used, no limit");
});

it("says the quota where its use is not known", () => {
  expect(say(quotaText(null, 1024 ** 3))).toMatch(/^1 GB in total\. /);
  expect(say(quotaText(null, 0))).toMatch(/^No limit\. /);
});

it("counts messages", () => {
  expect([0, 1, 12_345].map((messages) => say(messagesText(messages)))).toEqual([
    "0 messages",
    "1 message",
    "12,345 messages",
  ]);
});
