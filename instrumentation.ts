import type { Instrumentation } from "next";

/** Called once when the web server starts (Next: instrumentation). Checks the environment, keeps secrets out of what is printed, stands before what Next cannot answer, and starts the periodic jobs. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { standBeforeNext } = await import("@/lib/faces/rest/stand-before-next");
  standBeforeNext();
  const { startWebJobs } = await import("@/lib/upkeep/housekeeping/start-web-jobs");
  startWebJobs();
  const { logPrintedErrors } = await import("@/lib/platform/log");
  logPrintedErrors();
  const { startSyncJob } = await import("@/lib/directory/sync/start-sync-job");
  startSyncJob();
  const { startLifecycleJob } = await import("@/lib/revocation/delivery/start-lifecycle-job");
  startLifecycleJob();
  const { startShareJob } = await import("@/lib/accounts/mailbox-share/start-share-job");
  startShareJob();
  const { startNotificationJob } = await import("@/lib/notification/delivery/start-notification-job");
  startNotificationJob();
  const { startWatchJob } = await import("@/lib/notification/watch/start-watch-job");
  startWatchJob();
  const { startEventJob } = await import("@/lib/directory/sync/events/start-event-job");
  startEventJob();
}

/** Logs what broke while answering a request, with the number (`digest`) that the error page shows to the person. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, route) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logger } = await import("@/lib/platform/log");
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  // Without the query: it may hold the token of a set-up link.
  const [path] = request.path.split("?");
  logger("web").error(
    { error, digest, method: request.method, path, route: route.routePath },
    "a request broke off",
  );
};
