import { expect, it } from "vitest";
import { messageWords, quotaWords } from "@/app/(user)/home/quota-words";

it("says how much of the quota is used, and when there is none", () => {
  expect(quotaWords(1536, 1024 ** 3)).toBe("1.5 KB of 1 GB used");
  expect(quotaWords(0, 0)).toBe("0 bytes used, no limit");
});

it("counts messages", () => {
  expect([messageWords(0), messageWords(1), messageWords(12_345)]).toEqual([
    "0 messages",
    "1 message",
    "12,345 messages",
  ]);
});
