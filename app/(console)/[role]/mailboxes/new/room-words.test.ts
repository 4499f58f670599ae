import { expect, it } from "vitest";
import { roomWords } from "@/app/(console)/[role]/mailboxes/new/room-words";

const gigabyte = 1024 ** 3;
const none = {
  mailboxes: 3,
  maxMailboxes: null,
  maxQuotaBytes: null,
  givenQuotaBytes: 0,
  totalQuotaBytes: null,
};

it("says that there are no limits", () => {
  expect(roomWords(none)).toBe("This domain has no limits.");
});

it("says each limit with what is used of it", () => {
  const limited = {
    mailboxes: 3,
    maxMailboxes: 5,
    maxQuotaBytes: 2 * gigabyte,
    givenQuotaBytes: gigabyte,
    totalQuotaBytes: 10 * gigabyte,
  };
  expect(roomWords(limited)).toBe(
    "In this domain 3 of 5 mailboxes are used, 1 GB of 10 GB quota are given, a mailbox can have 2 GB at most.",
  );
});
