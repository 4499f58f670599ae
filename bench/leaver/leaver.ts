import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { type Measured, measuredFrom } from "@/bench/http-load";
import type { Rounds } from "@/bench/interleave";
import type { Outcome } from "@/bench/scenario";
import startDemo from "@/e2e/start-demo";

const program = fileURLToPath(new URL("measure.ts", import.meta.url));
/** Before any scenario has set variables for a site of its own. */
const plainEnvironment = { ...process.env };

/** Each takes up to a minute, and what is told is the slowest: of two, as in the README. */
const mostRounds = 2;
/** No provider stands before it. */
const floor = "console";

/** Milliseconds until somebody is out, by source and door. */
type Table = Record<string, Record<string, number>>;

async function measureAll(rounds: number, order: "together" | "in turn"): Promise<Table> {
  const { LETTERLOCK_DEMO_ENVIRONMENT, NODE_EXTRA_CA_CERTS } = process.env;
  const env = { ...plainEnvironment, LETTERLOCK_DEMO_ENVIRONMENT, NODE_EXTRA_CA_CERTS };
  const args = ["--import", "tsx", program, String(rounds), order];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const [table, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return JSON.parse(table);
}

/**
 * How long somebody who was disabled is still in, by source and door, on the whole demo: the slowest of some rounds, from the
 * click (or our request) on. Floor: disabled in our own console. `small` tries all sources once, at the same time. Starts
 * the demo where it does not run.
 */
export async function leaver({ rounds, small = false }: Rounds): Promise<Outcome> {
  const stop = startDemo();
  try {
    const table = small
      ? await measureAll(1, "together")
      : await measureAll(Math.min(rounds, mostRounds), "in turn");
    const of = (names: string[]): Measured => {
      const times = names.flatMap((name) => Object.values(table[name] ?? {}));
      return { ...measuredFrom(times, 1), rate: Math.max(...times) };
    };
    const medians = new Map([
      ["floor", of([floor])],
      ["ours", of(Object.keys(table))],
    ]);
    return { medians, details: { slowestMs: table } };
  } finally {
    stop?.();
  }
}
