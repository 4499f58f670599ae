import { databaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";
import { startDropping, startOutboxRounds } from "@/lib/platform/outbox-rounds";
import { type DeliveryProblem, deliverRevocations } from "@/lib/revocation/delivery/deliver-revocations";
import { hasDoveadm } from "@/lib/revocation/doveadm/call";
import { dropUndeliverable } from "@/lib/revocation/outbox/drop-undeliverable";
import { findUndelivered } from "@/lib/revocation/outbox/queries";
import { newRevocation } from "@/lib/revocation/outbox/wake";

/** How long a revocation of another process (the command line, the gate's host) waits at most to be seen. */
const pollMs = 1_000;

/**
 * Delivers revocations in this process: right after each that it has committed itself, and once a second for those of
 * others. Where no mail server is set up that could be told, it says so and keeps the outbox empty. Gives the function
 * that stops it.
 */
export function startLifecycleJob(): () => void {
  if (!hasDoveadm()) return dropAll();
  return startOutboxRounds({ wake: newRevocation, pollMs }, watched(deliver));
}

function dropAll(): () => void {
  logger("lifecycle").warn(
    "DOVEADM_URL and DOVEADM_API_KEY are not set: when somebody's access ends, open mail connections go on, and so do logins that Dovecot has cached",
  );
  return startDropping(() =>
    dropUndeliverable(databaseClient().db).catch((error: unknown) =>
      logger("lifecycle").warn({ error }, "old revocations could not be dropped; it is tried again"),
    ),
  );
}

/** Delivers what is due. After a failure, what waits for its next try is still a problem. */
async function deliver(failedBefore: boolean): Promise<DeliveryProblem | null> {
  try {
    const context = contextFor({ kind: "system", job: "lifecycle" });
    return (await deliverRevocations(context)) ?? (failedBefore ? await findUndelivered(context) : null);
  } catch (cause) {
    return { message: "outbox of revocations cannot be read or written", cause };
  }
}

/** The second in a row: once may be a Dovecot that restarts, or this process, busy with its own start. */
const saidAtFailure = 2;

/** Says once that it fails, and once that everything has been delivered after all; not every second. */
function watched(work: (failedBefore: boolean) => Promise<DeliveryProblem | null>): () => Promise<void> {
  let failures = 0;
  return async () => {
    const problem = await work(failures > 0);
    if (problem && ++failures === saidAtFailure)
      logger("lifecycle").warn(
        { problem: problem.message, error: problem.cause },
        "revocations cannot be delivered: mail access that has ended may still be open; it is tried again until it is done",
      );
    if (problem) return;
    if (failures >= saidAtFailure) logger("lifecycle").info("revocations are delivered again");
    failures = 0;
  };
}
