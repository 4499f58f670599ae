import cluster, { type Worker } from "node:cluster";
import { setTimeout as delay } from "node:timers/promises";
import { passOnPasswords } from "@/lib/faces/gate/share-passwords";
import { env } from "@/lib/platform/env";
import { logger } from "@/lib/platform/log";

/** What a worker that cannot start tells the primary before it ends. */
export interface StartFailure {
  startFailure: string;
}

const isStartFailure = (message: unknown): message is StartFailure =>
  typeof message === "object" && message !== null && "startFailure" in message;

/** A worker that lived shorter is replaced only after this time, so that a lasting fault does not spin. */
const restartPauseMs = 1_000;
const stopWithinMs = 8_000;

/** MiB for short-lived objects: every login makes some, and with V8's own 16 an eighth of the time went to collecting them. */
const youngGeneration = "--max-semi-space-size=64";

/**
 * Keeps GATE_WORKERS workers running and replaces one that dies. Ends with code 1 and one sentence when the first
 * workers cannot start, and in order on SIGTERM or SIGINT.
 */
export function runPrimary(): void {
  const log = logger("gate");
  const { GATE_HOST, GATE_PORT, GATE_WORKERS, GATE_TLS_CERTIFICATE } = env();
  const scheme = GATE_TLS_CERTIFICATE === undefined ? "http" : "https";
  cluster.setupPrimary({ execArgv: [...process.execArgv, youngGeneration] });
  let stopping = false;
  let listening = 0;

  const start = (): void => {
    const worker = cluster.fork();
    const startedAt = Date.now();
    worker.on("message", (message: unknown) => {
      if (isStartFailure(message) && listening === 0) fail(message.startFailure);
      passOnPasswords(worker.id, message, workers());
    });
    worker.on("listening", ({ port }) => {
      if (port !== GATE_PORT) return;
      listening++;
      if (listening === GATE_WORKERS)
        log.info(`gate listens on ${scheme}://${GATE_HOST}:${GATE_PORT} with ${GATE_WORKERS} worker(s)`);
    });
    worker.on("exit", (code, signal) => {
      if (!stopping) void replace(worker, startedAt, code, signal);
    });
  };

  const replace = async (worker: Worker, startedAt: number, code: number, signal: string): Promise<void> => {
    log.error({ worker: worker.process.pid, code, signal }, "a worker died; starting another");
    if (Date.now() - startedAt < restartPauseMs) await delay(restartPauseMs);
    if (!stopping) start();
  };

  const fail = (reason: string): void => {
    stopping = true;
    process.stderr.write(`letterlock gate: ${reason}\n`);
    process.exitCode = 1;
    for (const worker of workers()) worker.process.kill("SIGKILL");
  };

  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    for (const worker of workers()) worker.process.kill("SIGTERM");
    setTimeout(() => {
      for (const worker of workers()) worker.process.kill("SIGKILL");
    }, stopWithinMs).unref();
  };

  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  for (let count = 0; count < GATE_WORKERS; count++) start();
}

const workers = (): Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
