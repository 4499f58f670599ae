import { type PreviewWords, previewWords } from "@/app/(console)/[role]/templates/preview-words";
import type { PreviewForAll } from "@/lib/accounts/mailbox/preview-template-for-all";
import type { Text } from "@/lib/words/text";

/** What applying a template to all its mailboxes would change, in words. */
export interface Foreseen extends Omit<PreviewForAll, "sample"> {
  sample: { address: string; words: PreviewWords }[];
}

export const foreseenOf = ({ sample, ...counts }: PreviewForAll, say: (text: Text) => string): Foreseen => ({
  ...counts,
  sample: sample.map(({ address, ...preview }) => ({
    address,
    words: previewWords({ ...preview, refused: [] }, say),
  })),
});
