import { logger } from "@/lib/platform/log";
import { processWide } from "@/lib/platform/process-wide";

/*
 * Things worth keeping that no login should wait for (login attempts, last uses) are collected in memory and written
 * once a second. What a crash loses is that second.
 */

const intervalMs = 1_000;

type Round = "done" | "more" | "failed";

interface WriteBehind {
  /** Says that there is something to write; the write follows within a second. */
  wake(): void;
  /** Writes now, and again until nothing is left or a write fails. */
  drain(): Promise<void>;
}

const all = () => processWide<Set<WriteBehind>>("write-behind", () => new Set());

/**
 * A writer that calls `write` a second after it was woken. `write` takes what is due and returns whether more is left
 * for the next round. A failed write is logged and tried again with what the owner still holds.
 */
export function writeBehind(name: string, write: () => Promise<boolean>): WriteBehind {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<Round> | undefined;

  async function attempt(): Promise<Round> {
    try {
      return (await write()) ? "more" : "done";
    } catch (error) {
      logger("write-behind").warn({ error, writer: name }, "could not write; trying again");
      return "failed";
    }
  }

  async function round(): Promise<Round> {
    running ??= attempt().finally(() => {
      running = undefined;
    });
    return running;
  }

  const writer: WriteBehind = {
    wake() {
      timer ??= setTimeout(async () => {
        timer = undefined;
        if ((await round()) !== "done") writer.wake();
      }, intervalMs).unref();
    },
    async drain() {
      clearTimeout(timer);
      timer = undefined;
      await running;
      // A write that failed is not tried again here: the process may be at its end.
      while ((await round()) === "more");
    },
  };
  all().add(writer);
  return writer;
}

/** Writes everything that is still in memory. For an orderly end of the process, and for tests. */
export async function drainWrites(): Promise<void> {
  await Promise.all([...all()].map((writer) => writer.drain()));
}
