import { formatBytes } from "@/app/_ui/bytes";

/** Quota use in words. `quotaBytes` 0 means unlimited. */
export function quotaWords(usedBytes: number, quotaBytes: number): string {
  if (quotaBytes === 0) return `${formatBytes(usedBytes)} used, no limit`;
  return `${formatBytes(usedBytes)} of ${formatBytes(quotaBytes)} used`;
}

/** The number of messages in words. */
export const messageWords = (messages: number): string =>
  messages === 1 ? "1 message" : `${messages.toLocaleString("en-GB")} messages`;
