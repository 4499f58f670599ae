import { availableParallelism, cpus, totalmem } from "node:os";
import type { Measured } from "@/bench/http-load";
import type { Rounds } from "@/bench/interleave";
import { significant } from "@/bench/significant";

export interface Outcome {
  /** By lane; `floor` and `ours` are always there. */
  medians: Map<string, Measured>;
  /** What else belongs into the report. */
  details?: Record<string, unknown>;
}

export interface Scenario {
  description: string;
  unit: string;
  run(plan: Rounds): Promise<Outcome>;
}

/** So many digits after the point. */
export const round = (value: number, digits: number) => Number(value.toFixed(digits));

const machine = (): string =>
  `${availableParallelism()} x ${cpus()[0]?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;

/** The document of `--json` (design section 4); lanes beside floor and ours are added under their own names. */
export function report(name: string, unit: string, { medians, details }: Outcome) {
  const { floor, ours, ...others } = Object.fromEntries(medians);
  if (!floor || !ours) throw new Error(`${name} measured no floor, or nothing of ours`);
  const extra = Object.entries(others).map(([lane, { rate }]) => [
    lane,
    { rate: significant(rate), ratio: round(ours.rate / rate, 3) },
  ]);
  return {
    name,
    unit,
    floor: significant(floor.rate),
    ours: significant(ours.rate),
    ratio: round(ours.rate / floor.rate, 3),
    p99: { floor: round(floor.p99, 2), ours: round(ours.p99, 2) },
    ...Object.fromEntries(extra),
    ...details,
    machine: machine(),
    date: new Date().toISOString(),
  };
}
