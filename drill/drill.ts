/** What a trial is told. */
export interface DrillPlan {
  /** How much of it: requests, rounds, whatever it counts. */
  amount: number;
  /** Chooses what chance would, so that a run can be repeated. */
  seed: number;
  progress(line: string): void;
}

/** A trial that takes too long for the tests; they have a short form of it. */
export interface Drill {
  description: string;
  /** The amount unless another is asked for. */
  amount: number;
  /** What was found wrong, one a line; empty: nothing. */
  run(plan: DrillPlan): Promise<string[]>;
}
