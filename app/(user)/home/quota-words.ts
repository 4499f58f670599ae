import { sizeText } from "@/app/_ui/bytes";
import { type Text, words } from "@/lib/words/text";

/** How full a mailbox is. */
const quotaWords = words("user.quota", {
  used: "{used} of {quota} used",
  usedWithoutLimit: "{used} used, no limit",
  messages: "{messages, plural, one {# message} other {# messages}}",
  unknown: "{quota} in total. How much is used is not known right now.",
  unknownWithoutLimit: "No limit. How much is used is not known right now.",
  pending: "Checking how much space is used…",
});

/** Quota use; `usedBytes` null where nobody knows it right now, `quotaBytes` 0 where there is no limit. */
export function quotaText(usedBytes: number | null, quotaBytes: number): Text {
  const quota = sizeText(quotaBytes);
  if (usedBytes === null)
    return quotaBytes === 0 ? quotaWords("unknownWithoutLimit") : quotaWords("unknown", { quota });
  const used = sizeText(usedBytes);
  return quotaBytes === 0 ? quotaWords("usedWithoutLimit", { used }) : quotaWords("used", { used, quota });
}

export const messagesText = (messages: number): Text => quotaWords("messages", { messages });

export const pendingText: Text = quotaWords("pending");
