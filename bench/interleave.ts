import { type Measured, quantile } from "@/bench/http-load";
import { significant } from "@/bench/significant";

/** Something that is measured against something else, under the same conditions. */
export interface Lane {
  name: string;
  run(seconds: number): Promise<Measured>;
}

export interface Rounds {
  rounds: number;
  seconds: number;
  /** How many people a directory has, for the scenarios that read one. */
  people?: number | undefined;
  /** Few mailboxes and people, kept in memory: whether a scenario runs at all. Measures nothing. */
  small?: boolean;
  /** Told after each measurement, for a person who watches. */
  progress(line: string): void;
}

const mostWarmUpSeconds = 2;

const median = (numbers: number[]) => quantile(numbers, 0.5);

/**
 * Measures the lanes in turn, several rounds, each round in another order, and gives each lane's medians: what the
 * machine does meanwhile hits all of them alike.
 */
export async function interleave(lanes: readonly Lane[], plan: Rounds): Promise<Map<string, Measured>> {
  const samples = new Map<string, Measured[]>(lanes.map(({ name }) => [name, []]));
  for (const lane of lanes) await lane.run(Math.min(mostWarmUpSeconds, 2 * plan.seconds));
  for (let round = 0; round < plan.rounds; round++) {
    const order = round % 2 === 0 ? lanes : [...lanes].reverse();
    for (const lane of order) {
      const measured = await lane.run(plan.seconds);
      samples.get(lane.name)?.push(measured);
      const numbers = `${significant(measured.rate)}, p50 ${measured.p50.toFixed(2)} ms, p99 ${measured.p99.toFixed(2)} ms`;
      plan.progress(`round ${round + 1} of ${plan.rounds}: ${lane.name} ${numbers}`);
    }
  }
  const medians = ([name, list]: [string, Measured[]]): [string, Measured] => [
    name,
    {
      rate: median(list.map(({ rate }) => rate)),
      p50: median(list.map(({ p50 }) => p50)),
      p95: median(list.map(({ p95 }) => p95)),
      p99: median(list.map(({ p99 }) => p99)),
    },
  ];
  return new Map([...samples].map(medians));
}
