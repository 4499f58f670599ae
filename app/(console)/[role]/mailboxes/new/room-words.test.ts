import { expect, it } from "vitest";
import { roomText } from "@/app/(console)/[role]/mailboxes/new/room-words";
import { say } from "@/lib/words/text";

const gigabyte = 1024 ** 3;
const none = {
  mailboxes: 3,
  maxMailboxes: null,
  maxQuotaBytes: null,
  givenQuotaBytes: 0,
  totalQuotaBytes: null,
};

it("says that there are no limits", () => {
  expect(say(roomText(none))).toBe("This domain has no limits.");
});

it("says each limit with what is used of it", () => {
  const limited = {
    mailboxes: 3,
    maxMailboxes: 5,
    maxQuotaBytes: 2 * gigabyte,
    givenQuotaBytes: gigabyte,
    totalQuotaBytes: 10 * gigabyte,
  };
  expect(say(roomText(limited))).toBe(
    "Limits of this domain: 3 of 5 mailboxes used, 1 GB of 10 GB quota allocated, and 2 GB maximum per mailbox.",
  );
});
