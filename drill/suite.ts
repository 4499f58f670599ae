import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Drill } from "@/drill/drill";

/** A drill that is a file of tests with more time: `amount` and `seed` reach it as LETTERLOCK_DRILL_AMOUNT and _SEED. */
export const suite = (file: string, description: string, amount: number): Drill => ({
  description,
  amount,
  async run(plan) {
    const vitest = join("node_modules", ".bin", "vitest");
    const child = spawn(vitest, ["run", "--project", "db*", file], {
      stdio: "inherit",
      env: {
        ...process.env,
        LETTERLOCK_DRILL_AMOUNT: String(plan.amount),
        LETTERLOCK_DRILL_SEED: String(plan.seed),
      },
    });
    const [code] = await once(child, "exit");
    return code === 0 ? [] : [`${file}: see above`];
  },
});
