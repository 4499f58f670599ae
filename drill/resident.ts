import { readFileSync } from "node:fs";

/** MiB of memory that a process has now, garbage and all (proc(5)). */
export function residentMiB(pid: number): number {
  const kib = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kib) / 1_024;
}
