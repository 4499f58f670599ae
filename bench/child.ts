import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@/lib/testing/free-port";

const readyWithinMs = 20_000;

export interface Child {
  port: number;
  pid: number;
  stop(): Promise<void>;
}

async function ready(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`a server of the benchmark ended with code ${child.exitCode}`);
    try {
      if ((await fetch(`http://127.0.0.1:${port}/api/health`)).ok) return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await delay(50);
  }
}

/** Starts a node program that listens on the port in `portName` and answers /api/health, and waits until it does. */
export async function startChild(
  argv: readonly string[],
  environment: Record<string, string>,
  portName: string,
): Promise<Child> {
  const port = await freePort();
  const child = spawn(process.execPath, [...argv], {
    env: { ...process.env, ...environment, [portName]: String(port) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    await ready(child, port);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
