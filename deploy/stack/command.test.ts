import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { run } from "./command";

const isAlive = (pid: number) => {
  try {
    // A process that has ended but was not waited for yet is a zombie.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

/** A program that starts another, says its pid and waits for ever. */
const parent = ["/bin/sh", "-c", 'sleep 300 & echo "child $!"; wait'];

function childOf(error: unknown): number {
  const pid = Number(/child (\d+)/.exec(String(error))?.[1]);
  expect(pid).toBeGreaterThan(0);
  return pid;
}

test.concurrent("what takes too long is ended with all that it started", async ({ expect }) => {
  const failure = await run(parent, { timeout: 1_500 }).catch((error: unknown) => error);
  expect(String(failure)).toContain("SIGKILL");
  await expect.poll(() => isAlive(childOf(failure))).toBe(false);
});

test.concurrent("an abort ends it with all that it started", async ({ expect }) => {
  const end = new AbortController();
  setTimeout(() => end.abort(), 1_500);
  const failure = await run(parent, { signal: end.signal }).catch((error: unknown) => error);
  expect(String(failure)).toContain("SIGKILL");
  await expect.poll(() => isAlive(childOf(failure))).toBe(false);
});

test("a program that is not there is named", async () => {
  await expect(run(["/nowhere/to/be/found"])).rejects.toThrow("Cannot run /nowhere/to/be/found");
});
