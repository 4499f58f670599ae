import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Guard } from "./guard";
import { asIdentity } from "./identity";
import { lastLines } from "./log-file";
import type { Part, PartName } from "./part";
import { findProcess, type Leader, signalFamily } from "./process-table";
import type { Stack } from "./stack";
import { stopFamily } from "./stop-family";

export type PartState = "stopped" | "starting" | "running" | "paused" | "failed";

interface Running {
  child: ChildProcess;
  leader: Leader;
}

const logLimit = 20 * 1024 * 1024;
const restartPause = 1000;
const restartsPerMinute = 5;

/** Starts, watches, pauses and stops one part; starts it again when it ends without having been asked to. */
export class PartRunner {
  readonly part: Part;
  readonly #stack: Stack;
  readonly #guard: Guard;
  readonly #say: (line: string) => void;
  #running: Running | undefined;
  #state: PartState = "stopped";
  #failures: number[] = [];
  #wanted = false;

  constructor(part: Part, stack: Stack, guard: Guard, say: (line: string) => void) {
    this.part = part;
    this.#stack = stack;
    this.#guard = guard;
    this.#say = say;
  }

  get state(): PartState {
    return this.#state;
  }

  /** Starts the part and resolves when it does its work. Throws with the end of its log when it does not. */
  async start(): Promise<void> {
    if (this.#running) return;
    this.#wanted = true;
    this.#state = "starting";
    try {
      await this.#launch();
      await this.#untilReady();
      await this.part.afterStart?.(this.#stack, this.#say);
      this.#state = "running";
    } catch (cause) {
      await this.stop();
      this.#state = "failed";
      throw cause;
    }
  }

  /** Ends the part with all its processes. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#wanted = false;
    this.#running = undefined; // so that its end is no surprise
    this.#state = "stopped";
    if (!running) return;
    await stopFamily(running.leader, {
      ...(this.part.stopTime ? { patience: this.part.stopTime } : {}),
      leaderOnly: this.part.stopsChildren ?? false,
    });
    this.#guard.drop(running.leader.pid);
  }

  /** Freezes all processes of the part, so that who talks to it waits. */
  pause(): void {
    if (!this.#running) throw new Error(`${this.part.name} is not running.`);
    signalFamily(this.#running.leader, "SIGSTOP");
    this.#state = "paused";
  }

  /** Lets a paused part go on. */
  resume(): void {
    if (!this.#running) throw new Error(`${this.part.name} is not running.`);
    signalFamily(this.#running.leader, "SIGCONT");
    this.#state = "running";
  }

  get logFile(): string {
    return logFileOf(this.#stack, this.part.name);
  }

  async #launch(): Promise<void> {
    const command = await this.part.prepare(this.#stack, this.#say);
    if (!this.#wanted) throw new Error(`${this.part.name} was stopped while it was starting.`);
    const argv =
      command.runAs === "root"
        ? command.argv
        : asIdentity(this.#stack.identity, command.argv, command.groups);
    const [program = "", ...rest] = argv;
    const log = openLog(this.logFile);
    const child = spawn(program, rest, {
      cwd: command.cwd ?? this.#stack.paths.run,
      env: {
        NODE_ENV: "production",
        PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        LANG: "C.UTF-8",
        ...command.env,
      },
      detached: true, // a session of its own: Ctrl-C reaches only the runner, and its children can be told from others
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", (cause) =>
        reject(new Error(`${this.part.name} cannot be started: ${cause.message}`)),
      );
    });
    const pid = child.pid ?? 0;
    const leader = { pid, startTime: findProcess(pid)?.startTime ?? 0 };
    this.#guard.add(leader);
    this.#running = { child, leader };
    child.once("exit", () => void this.#ended(leader));
  }

  async #untilReady(): Promise<void> {
    const running = this.#running;
    const limit = this.part.startTime ?? 120_000;
    const deadline = Date.now() + limit;
    while (Date.now() < deadline) {
      if (!running || running !== this.#running || running.child.exitCode !== null)
        throw new Error(`${this.part.name} ended while it was starting:\n${lastLines(this.logFile, 12)}`);
      if (await this.part.isReady(this.#stack).catch(() => false)) return;
      await wait(60);
    }
    throw new Error(
      `${this.part.name} was not ready after ${limit / 1000} s:\n${lastLines(this.logFile, 12)}`,
    );
  }

  async #ended(leader: Leader): Promise<void> {
    if (this.#running?.leader !== leader) return; // stopped on request
    const wasStarting = this.#state === "starting";
    this.#running = undefined;
    await stopFamily(leader, { patience: 1000 }); // children that outlived their master
    this.#guard.drop(leader.pid);
    if (wasStarting) return;
    this.#state = "failed";
    await this.#restart();
  }

  async #restart(): Promise<void> {
    const now = Date.now();
    this.#failures = [...this.#failures.filter((time) => time > now - 60_000), now];
    if (this.#failures.length > restartsPerMinute) {
      this.#say(`${this.part.name} keeps ending; given up. See ${this.logFile}`);
      return;
    }
    this.#say(`${this.part.name} ended unexpectedly; starting it again`);
    await wait(restartPause);
    if (this.#state !== "failed") return; // stopped or started by hand meanwhile
    await this.start().catch((cause: Error) => this.#say(cause.message));
  }
}

/** The log file of a part. */
export function logFileOf(stack: Pick<Stack, "paths">, name: PartName | "runner"): string {
  return join(stack.paths.logs, `${name}.log`);
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(path, size > logLimit ? "w" : "a", 0o640);
}
