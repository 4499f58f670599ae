import { performance } from "node:perf_hooks";
import { type Measured, measuredFrom } from "@/bench/http-load";

export interface TimedLoad {
  connections: number;
  seconds: number;
  /** One whole piece of work; its failure ends the measurement. */
  once(): Promise<unknown>;
}

/** Keeps `connections` pieces of work under way for `seconds`; for what costs more than the promises it is made of. */
export async function runTimedLoad({ connections, seconds, once }: TimedLoad): Promise<Measured> {
  const latencies: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  const worker = async () => {
    do {
      const start = performance.now();
      await once();
      latencies.push(performance.now() - start);
    } while (performance.now() < until);
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return measuredFrom(latencies, (performance.now() - begun) / 1_000);
}
