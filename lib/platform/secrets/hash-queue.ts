import { availableParallelism } from "node:os";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { processWide } from "@/lib/platform/process-wide";
import { words } from "@/lib/words/text";

/*
 * Password hashing is the one thing here that costs much CPU. Everybody who hashes waits in this queue, so a flood of
 * wrong passwords can never run more than about (cores) hashes at once, whatever the number of requests.
 */

const maxWaiting = 128;
/** Each holds its slot for seconds: whoever stands further back would not wait for it. */
const maxWaitingDear = 8;

interface Waiting {
  start(): void;
  giveUp(error: AppError): void;
}

/** A semaphore with a bounded queue in order of arrival. */
export class HashQueue {
  private running = 0;
  private waiting: Waiting[] = [];
  /** How many hashes were begun; tests count them instead of measuring time. */
  begun = 0;

  constructor(
    private readonly slots: number,
    private readonly limit: number,
  ) {}

  /**
   * Runs `work` when a slot is free. Throws `unavailable` when too many wait already, or when `signal` aborts
   * before the turn came: nobody is waiting for that answer any more.
   */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.enter(signal);
    this.begun++;
    try {
      return await work();
    } finally {
      this.running--;
      this.waiting.shift()?.start();
    }
  }

  private enter(signal?: AbortSignal): Promise<void> {
    if (this.running < this.slots) {
      this.running++;
      return Promise.resolve();
    }
    if (this.waiting.length >= this.limit || signal?.aborted) return Promise.reject(overloaded());
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        start: () => {
          this.running++;
          resolve();
        },
        giveUp: reject,
      };
      this.waiting.push(entry);
      signal?.addEventListener("abort", () => this.withdraw(entry), { once: true });
    });
  }

  private withdraw(entry: Waiting): void {
    const index = this.waiting.indexOf(entry);
    if (index < 0) return;
    this.waiting.splice(index, 1);
    entry.giveUp(overloaded());
  }
}

const queueWords = words("password.queue", {
  overloaded: "Too many passwords are being checked right now. Try again in a moment.",
});

const overloaded = () => new AppError("unavailable", queueWords("overloaded"));

/**
 * The process's queue: its share of the cores when several gate workers run on this machine, less one core, so that
 * logins that need no hash keep their rate in a flood of wrong passwords.
 */
export function hashQueue(): HashQueue {
  return processWide("hash-queue", () => {
    const slots = Math.max(1, Math.floor((availableParallelism() - 1) / env().GATE_WORKERS));
    return new HashQueue(slots, maxWaiting);
  });
}

/** The queue of hashes that take seconds: one at a time, so that they never keep usual ones waiting. */
export const dearHashQueue = (): HashQueue =>
  processWide("dear-hash-queue", () => new HashQueue(1, maxWaitingDear));
