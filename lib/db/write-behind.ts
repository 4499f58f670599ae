import { logger } from "@/lib/log";
import { processWide } from "@/lib/process-wide";

/*
 * Things worth keeping that no login should wait for (login attempts, last uses) are collected in memory and written
 * once a second. What a crash loses is that second.
 */

const intervalMs = 1_000;

interface WriteBehind {
  /** Says that there is something to write; the write follows within a second. */
  wake(): void;
  /** Writes now, and again until nothing is left. */
  drain(): Promise<void>;
}

const all = () => processWide<Set<WriteBehind>>("write-behind", () => new Set());

/**
 * A writer that calls `write` a second after it was woken. `write` takes what is due and returns whether more is left
 * for the next round. A failed write is logged and tried again with what the owner still holds.
 */
export function writeBehind(name: string, write: () => Promise<boolean>): WriteBehind {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<boolean> | undefined;

  async function attempt(): Promise<boolean> {
    try {
      return await write();
    } catch (error) {
      logger("write-behind").warn({ error, writer: name }, "could not write; trying again");
      return true;
    }
  }

  async function round(): Promise<boolean> {
    running ??= attempt().finally(() => {
      running = undefined;
    });
    return running;
  }

  const writer: WriteBehind = {
    wake() {
      timer ??= setTimeout(async () => {
        timer = undefined;
        if (await round()) writer.wake();
      }, intervalMs).unref();
    },
    async drain() {
      clearTimeout(timer);
      timer = undefined;
      await running;
      await round();
    },
  };
  all().add(writer);
  return writer;
}

/** Writes everything that is still in memory. For an orderly end of the process, and for tests. */
export async function drainWrites(): Promise<void> {
  await Promise.all([...all()].map((writer) => writer.drain()));
}
