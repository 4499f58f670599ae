import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type Reply, type Request, serveControl } from "./control";
import type { Part } from "./part";
import { logFileOf } from "./runner";
import type { Stack } from "./stack";
import { Supervisor } from "./supervisor";

/** What a running stack tells whoever started it. */
export interface Listener {
  say(line: string): void;
  ready(): void | Promise<void>;
}

type AfterStart = (stack: Stack, say: (line: string) => void) => Promise<void>;

/**
 * Runs a stack in this process until it is told to stop, by a signal or over the control socket.
 * Resolves when all of its processes have ended; throws when it could not be started.
 */
export async function runStack(
  stack: Stack,
  parts: readonly Part[],
  listener: Listener,
  afterStart: AfterStart,
): Promise<void> {
  const say = (line: string) => {
    // Of the owner alone: the set-up link of `up` is said here.
    appendFileSync(logFileOf(stack, "runner"), `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    listener.say(line);
  };
  const supervisor = new Supervisor(stack, parts, say);
  const end = new AbortController(); // asked to end
  const over = new AbortController(); // nothing is left
  const asked = once(end.signal, "abort");
  const state = { ready: false };
  const answer = async (request: Request): Promise<Reply> => {
    if (request.do === "stop") {
      end.abort();
      if (!over.signal.aborted) await once(over.signal, "abort");
      return {};
    }
    if (request.do === "part") await supervisor.act(request.name, request.action);
    return { runner: process.pid, ready: state.ready, parts: supervisor.states() };
  };
  const control = await serveControl(stack.paths, answer);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end.abort());
  try {
    await Promise.race([supervisor.start().then(() => afterStart(stack, say)), asked]);
    state.ready = !end.signal.aborted;
    if (state.ready) await listener.ready();
    if (state.ready) await asked;
  } finally {
    say("Stopping");
    await supervisor.stop();
    over.abort();
    await Promise.race([once(control.close(), "close"), wait(1000)]); // until whoever asked has the answer
    say("Stopped");
  }
}
