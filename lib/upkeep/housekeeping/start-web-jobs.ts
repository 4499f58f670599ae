import { schedule } from "node-cron";
import { EnvironmentError, env } from "@/lib/platform/env";
import { tickHousekeeping } from "@/lib/upkeep/housekeeping/run-housekeeping";

/** Checks the environment once, with an error an administrator can act on, and starts the hourly housekeeping. */
export function startWebJobs(): void {
  try {
    env();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
  schedule("17 * * * *", tickHousekeeping, { noOverlap: true });
}
