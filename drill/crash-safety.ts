import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Drill } from "@/drill/drill";

/** The test of the same name, which kills five times, with more kills on the demo's stack. */
export const crashSafety: Drill = {
  description:
    "kills the sync so often at random moments; it must come to the same end as one that was left alone",
  amount: 50,
  async run({ amount, seed }) {
    const test = ["test", "--config", "e2e/playwright.config.ts", "e2e/mail/crash-safety.spec.ts"];
    const playwright = spawn("node_modules/.bin/playwright", test, {
      env: { ...process.env, LETTERLOCK_KILLS: String(amount), LETTERLOCK_SEED: String(seed) },
      stdio: "inherit",
    });
    const [code] = await once(playwright, "exit");
    return code === 0 ? [] : ["the sync came to another end, or could not be tried: see above"];
  },
};
