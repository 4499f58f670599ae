import { createInterface } from "node:readline";
import type { Leader } from "./process-table";
import { stopFamily } from "./stop-family";

/*
 * Outlives the runner by a moment. It is told on standard input which processes the runner has started; when that
 * pipe closes, because the runner ended in whatever way, it ends those that are left.
 */
const leaders = new Map<number, Leader>();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const [verb, pid, startTime] = line.split(" ");
  if (verb === "add") leaders.set(Number(pid), { pid: Number(pid), startTime: Number(startTime) });
  if (verb === "drop") leaders.delete(Number(pid));
});
lines.on("close", async () => {
  await Promise.all([...leaders.values()].map((leader) => stopFamily(leader, { patience: 3000 })));
  process.exit(0);
});
