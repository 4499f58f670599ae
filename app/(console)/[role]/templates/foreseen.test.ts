import { expect, it } from "vitest";
import { foreseenOf } from "@/app/(console)/[role]/templates/foreseen";
import { say } from "@/lib/words/text";

it("puts the sample of a preview into words", () => {
  const changes = { quotaBytes: { before: 0, after: 1024 ** 3 }, imap: { before: true, after: false } };
  const sample = [{ address: "a@demo.test", changes, pinned: ["startPage" as const] }];
  expect(foreseenOf({ mailboxes: 2, changing: 1, holding: 1, sample }, say)).toEqual({
    mailboxes: 2,
    changing: 1,
    holding: 1,
    sample: [
      {
        address: "a@demo.test",
        words: {
          changes: [
            { label: "Quota", from: "Unlimited", to: "1 GB" },
            { label: "IMAP", from: "on", to: "off" },
          ],
          pinned: ["Start page"],
          refused: [],
        },
      },
    ],
  });
});
