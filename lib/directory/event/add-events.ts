import type { Transaction } from "@/lib/platform/db/client";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { directoryEvent } from "@/lib/platform/db/schema";
import type { DirectoryEvent } from "@/lib/providers/directory/event-source";

/** Adds directory events that are to be handled, each once however often it is told. */
export async function addEvents(
  tx: Transaction,
  providerId: string,
  directoryEvents: readonly DirectoryEvent[],
  now: Date,
): Promise<void> {
  const rows = directoryEvents.map(({ key, subject, happenedAt }) => ({
    identityProviderId: providerId,
    eventKey: key,
    subject,
    happenedAt,
    receivedAt: now,
    nextTryAt: now,
  }));
  await insertRows(tx, directoryEvent, rows, { ignore: true });
}
