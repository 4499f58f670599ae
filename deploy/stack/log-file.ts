import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const tailBytes = 64 * 1024;

/** The last lines of a file, or a remark when there is none. */
export function lastLines(path: string, count: number): string {
  let handle: number;
  try {
    handle = openSync(path, "r");
  } catch {
    return `(no log at ${path})`;
  }
  try {
    const { size } = fstatSync(handle);
    const buffer = Buffer.alloc(Math.min(size, tailBytes));
    readSync(handle, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString().trimEnd().split("\n").slice(-count).join("\n");
  } finally {
    closeSync(handle);
  }
}
