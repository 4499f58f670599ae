import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { afterStart } from "../after-start";
import { askRunner } from "../control";
import { lastLines } from "../log-file";
import { partsOf } from "../parts";
import { findPaths, type StackKind } from "../paths";
import { logFileOf } from "../runner";
import { runStack } from "../session";
import { openStack } from "../stack";
import { printStatus } from "./status";

type Message = { say: string } | { ready: true } | { failed: string };

const parentCheckInterval = 1000;

async function refuseSecond(kind: StackKind): Promise<void> {
  if (await askRunner(findPaths(kind), { do: "status" }))
    throw new Error(`The stack is running already. See \`npm run ${kind} -- status\`.`);
}

/** Starts the stack in this process; resolves when it has been stopped. */
export async function runInForeground(kind: StackKind): Promise<void> {
  await refuseSecond(kind);
  const parent = process.ppid;
  // npm may be killed without passing it on; then nobody could press Ctrl-C any more.
  const watch = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, parentCheckInterval);
  const listener = {
    say: (line: string) => console.log(line),
    ready: async () => {
      await printStatus(kind, false);
      console.log("\nReady. Ctrl-C stops everything.");
    },
  };
  await runStack(await openStack(kind), partsOf(kind), listener, afterStart).finally(() =>
    clearInterval(watch),
  );
}

/** The runner in the background; reports to the process that started it for as long as that listens. */
export async function supervise(kind: StackKind): Promise<void> {
  const tell = (message: Message) => {
    if (process.connected) process.send?.(message, () => {});
  };
  const listener = { say: (line: string) => tell({ say: line }), ready: () => tell({ ready: true }) };
  try {
    await runStack(await openStack(kind), partsOf(kind), listener, afterStart);
  } catch (cause) {
    tell({ failed: (cause as Error).message });
    throw cause;
  }
}

/** Starts the stack in the background and resolves when it is ready. */
export async function runInBackground(kind: StackKind): Promise<void> {
  await refuseSecond(kind);
  const stack = await openStack(kind);
  const logFile = logFileOf(stack, "runner");
  const log = openSync(logFile, "a");
  const runner = spawn(process.execPath, [join(stack.paths.repository, "bin", `${kind}.mjs`), "supervise"], {
    cwd: stack.paths.repository,
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  const ended = once(runner, "exit").then(
    (): Message => ({ failed: `The runner ended:\n${lastLines(logFile, 12)}` }),
  );
  const result = new Promise<Message>((resolve) => {
    runner.on("message", (message: Message) => {
      if ("say" in message) console.log(message.say);
      else resolve(message);
    });
  });
  const outcome = await Promise.race([result, ended]);
  if ("failed" in outcome) throw new Error(outcome.failed);
  runner.disconnect();
  runner.unref();
  await printStatus(kind, false);
}
