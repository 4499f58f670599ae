/** Called once when the web server starts (Next: instrumentation). Checks the environment and starts the periodic jobs. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startWebJobs } = await import("@/lib/housekeeping/start-web-jobs");
  startWebJobs();
}
