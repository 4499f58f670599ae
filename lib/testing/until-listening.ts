import type { ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { accepts } from "@/deploy/stack/probe";

/** Waits until a server that was just started takes connections at all of its ports. Throws when it ends before, or takes too long. */
export async function untilListening(
  server: ChildProcess,
  { name, ports, withinMs }: { name: string; ports: readonly number[]; withinMs: number },
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await Promise.all(ports.map(accepts))).every(Boolean)) {
    if (server.exitCode !== null) throw new Error(`${name} ended with code ${server.exitCode}`);
    if (Date.now() > deadline) throw new Error(`${name} did not become ready`);
    await delay(10);
  }
}
