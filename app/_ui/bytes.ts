import { type Text, words } from "@/lib/words/text";

const sizeWords = words("ui.size", {
  bytes: "{size, plural, one {# byte} other {# bytes}}",
  KB: "{size, number, ::.#} KB",
  MB: "{size, number, ::.#} MB",
  GB: "{size, number, ::.#} GB",
  TB: "{size, number, ::.#} TB",
  PB: "{size, number, ::.#} PB",
});

const units = ["KB", "MB", "GB", "TB", "PB"] as const;

/** A size with at most one decimal, such as "1.5 GB"; 1 KB is 1024 bytes, as mail servers count quotas. */
export function sizeText(bytes: number): Text {
  let size = bytes;
  let power = 0;
  // 1023.95 would be rounded to "1024.0", so the next unit starts there.
  while (size >= 1023.95 && power < units.length) {
    size /= 1024;
    power += 1;
  }
  const unit = units[power - 1];
  return unit ? sizeWords(unit, { size }) : sizeWords("bytes", { size });
}
