import { expect, it } from "vitest";
import { previewWords } from "@/app/(console)/[role]/templates/preview-words";
import { say } from "@/lib/words/text";

it("puts fields and values into words, and leaves ids out", () => {
  const preview = {
    changes: {
      quotaBytes: { before: 1024 ** 3, after: 0 },
      imap: { before: true, after: false },
      templateId: { before: null, after: "0192f5a0-0000-7000-8000-000000000000" },
    },
    pinned: ["displayName" as const],
    refused: ["quotaBytes" as const],
  };
  expect(previewWords(preview, say)).toEqual({
    changes: [
      { label: "Quota", from: "1 GB", to: "Unlimited" },
      { label: "IMAP", from: "on", to: "off" },
    ],
    pinned: ["Name"],
    refused: ["Quota"],
  });
});
