import { readdirSync, readFileSync } from "node:fs";
import { vi } from "vitest";

/** The state of each thread: proc_pid_stat(5), behind the name, which may have any character in it. */
const statesOf = (pid: number): (string | undefined)[] =>
  readdirSync(`/proc/${pid}/task`).map(
    (thread) => /\) (\w)[^)]*$/.exec(readFileSync(`/proc/${pid}/task/${thread}/stat`, "utf8"))?.[1],
  );

/** Lets a process hang, until SIGCONT. Sending the signal is over before the last thread has stopped, and that one may still answer. */
export async function hangProcess(pid: number): Promise<void> {
  process.kill(pid, "SIGSTOP");
  await vi.waitUntil(() => statesOf(pid).every((state) => state === "T"), { interval: 5, timeout: 5_000 });
}
