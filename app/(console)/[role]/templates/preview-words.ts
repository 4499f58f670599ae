import { fieldName, fieldNames, fieldValue } from "@/app/(console)/stale-fields";
import type { TemplatePreview } from "@/lib/accounts/mailbox/preview-template";
import type { Text } from "@/lib/words/text";

/** What a template changes, as lines to read. */
export interface PreviewWords {
  /** `from` and `to` are values in words. */
  changes: { label: string; from: string; to: string }[];
  pinned: string[];
  refused: string[];
}

/** Puts what a template changes into words; which template it is says the page itself. */
export const previewWords = (
  { changes, pinned, refused }: TemplatePreview,
  say: (text: Text) => string,
): PreviewWords => ({
  changes: Object.entries(changes)
    .filter(([name]) => name !== "templateId")
    .map(([name, { before, after }]) => ({
      label: say(fieldName(name, "mailbox")),
      from: say(fieldValue(name, before, "mailbox")),
      to: say(fieldValue(name, after, "mailbox")),
    })),
  pinned: fieldNames(pinned, "mailbox").map((one) => say(one)),
  refused: fieldNames(refused, "mailbox").map((one) => say(one)),
});
