const units = ["", "K", "M", "G", "T", "P"] as const;

/**
 * A size as people write it: `512M`, `5G`, `1.5T`, `0` (unlimited); units are powers of 1024, a trailing `B` or `iB` is
 * allowed. Null when it is none, or not a whole number of bytes.
 */
export function parseByteSize(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(?:([KMGTP])i?B?|B)?$/i.exec(text.trim());
  if (!match?.[1]) return null;
  const power = units.findIndex((unit) => unit === (match[2] ?? "").toUpperCase());
  const bytes = Number(match[1]) * 1024 ** power;
  return Number.isSafeInteger(bytes) ? bytes : null;
}

/** A size for people: `5 GiB`, `1.5 TiB`, at most one decimal; 0 is `unlimited`. */
export function formatByteSize(bytes: number): string {
  if (bytes === 0) return "unlimited";
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const number = Math.round((bytes / 1024 ** power) * 10) / 10;
  return power === 0 ? `${number} bytes` : `${number} ${units[power]}iB`;
}
