import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { askEnvironment, askStatus } from "./stack";

const demo = join(import.meta.dirname, "..", "bin/demo.mjs");
const run = (...args: string[]) =>
  execFileSync(process.execPath, [demo, ...args], { stdio: ["ignore", "inherit", "inherit"] });

/**
 * Starts the demo where it does not run yet, and then stops it again at the end. The workers, which are started after
 * this, are told where it is and its variables: they give commands of `letterlock` within their own process (`stack.ts`).
 */
export default function startDemo(): (() => void) | undefined {
  const status = askStatus();
  const wasRunning = JSON.parse(status).state === "running";
  if (!wasRunning) run("start");
  process.env.LETTERLOCK_DEMO_STATUS = wasRunning ? status : askStatus();
  const environment = askEnvironment();
  process.env.LETTERLOCK_DEMO_ENVIRONMENT = JSON.stringify(environment);
  // Node reads this one only when it starts.
  process.env.NODE_EXTRA_CA_CERTS = environment.NODE_EXTRA_CA_CERTS;
  if (wasRunning) return undefined;
  return () => {
    run("stop");
  };
}
