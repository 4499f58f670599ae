import { schedule } from "node-cron";
import { sendsMail } from "@/lib/notification/smtp/sends-mail";
import { remindOfEnds } from "@/lib/notification/watch/remind-of-ends";
import { tellOfSignIns } from "@/lib/notification/watch/tell-of-sign-ins";
import { contextFor } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";

/** How far back sign-ins are looked at after a start, and again each time: rows of the history follow within seconds. */
const backMs = 5 * 60_000;
const overlapMs = 10_000;

/** Looks for what nobody does but people should hear of: sign-ins from new networks, and app passwords about to end. */
export function startWatchJob(): void {
  if (!sendsMail()) return;
  let since = new Date(Date.now() - backMs);
  const context = () => contextFor({ kind: "system", job: "notifications" });
  const watchSignIns = watched(async () => {
    const read = await tellOfSignIns(context(), new Date(since.getTime() - overlapMs));
    if (read > since) since = read;
  });
  schedule("*/15 * * * * *", watchSignIns, { noOverlap: true });
  schedule(
    "7 * * * *",
    watched(() => remindOfEnds(context())),
    { noOverlap: true },
  );
}

const watched = (work: () => Promise<void>) => () =>
  work().catch((error: unknown) =>
    logger("notification").warn(
      { error },
      "what people should hear of could not be looked for; it is tried again",
    ),
  );
