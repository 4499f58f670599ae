const units = ["bytes", "KB", "MB", "GB", "TB", "PB"] as const;

/** A size in words with at most one decimal, such as "1.5 GB"; 1 KB is 1024 bytes, as mail servers count quotas. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  // 1023.95 would be rounded to "1024.0", so the next unit starts there.
  while (size >= 1023.95 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit === 0 ? size.toFixed(0) : size.toFixed(1).replace(/\.0$/, "");
  return `${digits} ${units[unit]}`;
}
