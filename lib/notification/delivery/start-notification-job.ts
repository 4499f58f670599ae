import { deliverNotifications } from "@/lib/notification/delivery/deliver-notifications";
import { dropUnsendable } from "@/lib/notification/outbox/purge-notifications";
import { newNotification } from "@/lib/notification/outbox/wake";
import { sendsMail } from "@/lib/notification/smtp/sends-mail";
import { contextFor } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";
import { startDropping, startOutboxRounds } from "@/lib/platform/outbox-rounds";
import { saidOnce } from "@/lib/platform/said-once";

/** How long a notification of another process (the command line) waits at most to be seen. */
const pollMs = 3_000;

const context = () => contextFor({ kind: "system", job: "notifications" });

/**
 * Sends the mails of the outbox in this process: right after each that it has committed itself, and every three seconds those
 * of others. Where no mail server is set up it keeps the outbox empty. Gives the function that stops it.
 */
export function startNotificationJob(): () => void {
  if (!sendsMail()) return dropAll();
  const round = saidOnce(deliver, {
    begins: (problem) =>
      logger("notification").warn({ problem }, "mails cannot be sent; they wait, and it is tried again"),
  });
  return startOutboxRounds({ wake: newNotification, pollMs }, round);
}

function dropAll(): () => void {
  logger("notification").warn(
    "LETTERLOCK_SMTP_URL is not set: nobody is told by mail what happens to their account",
  );
  return startDropping(() =>
    dropUnsendable(context().db).catch((error: unknown) =>
      logger("notification").warn(
        { error },
        "mails that nobody sends could not be dropped; it is tried again",
      ),
    ),
  );
}

async function deliver(): Promise<string | null> {
  try {
    return await deliverNotifications(context());
  } catch (error) {
    logger("notification").warn(
      { error },
      "the outbox of mails cannot be read or written; it is tried again",
    );
    return null;
  }
}
