import { and, eq, ne } from "drizzle-orm";
import { addEvents } from "@/lib/directory/event/add-events";
import type { EventJob } from "@/lib/directory/sync/events/read-events";
import { reportOutage } from "@/lib/directory/sync/events/report-outage";
import { ofProvider } from "@/lib/directory/sync/read-known";
import { requireLease } from "@/lib/platform/db/lease";
import { externalIdentity, mailbox } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { eventKey } from "@/lib/providers/directory/event-key";

/** Some ten megabytes. Of a larger directory the full sync finds out. */
const mostPeople = 100_000;

/** At most this part of the time is spent on looking. */
const share = 1 / 20;

const words = "it could not be looked whom a directory has removed; it is tried again";

/**
 * Watches a directory that keeps no word of whom it has removed: it is asked for everybody's id now and then, and whoever is linked and
 * missing so often in a row as a person has to be from full runs (`missesBeforeLeaving`) is named as by a directory event, once. Where a
 * missing person has time to come back (`graceHours`), only full runs count it.
 */
export class AbsenceWatch {
  readonly #withinMs: number;
  /** In how many looks in a row they were missing, by their ids at the directory. */
  #missed = new Map<string, number>();
  #nextLook = 0;
  #isFailing = false;

  /** `withinMs`: in what time somebody who was removed is named, where the directory is quick enough for it. */
  constructor(withinMs: number) {
    this.#withinMs = withinMs;
  }

  /** Looks, when it is time for it. A directory that does not answer is asked again then, and keeps no directory event waiting. */
  async look(job: EventJob): Promise<void> {
    const { leavers, graceHours, missesBeforeLeaving } = job.provider.settings.sync;
    if (leavers === "nothing" || graceHours !== undefined || performance.now() < this.#nextLook) return;
    const begun = performance.now();
    try {
      const missing = await missingPeople(job);
      await nameAbsent(job, this.#count(missing, missesBeforeLeaving));
      this.#isFailing = false;
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      reportOutage(job.provider.slug, error, !this.#isFailing, words);
      this.#isFailing = true;
    }
    const tookMs = performance.now() - begun;
    this.#nextLook = performance.now() + Math.max(this.#withinMs / missesBeforeLeaving, tookMs / share);
  }

  /** Notes these as missing, and nobody else any more; those who are it for so many looks now. */
  #count(missing: readonly string[], misses: number): string[] {
    this.#missed = new Map(missing.map((subject) => [subject, (this.#missed.get(subject) ?? 0) + 1]));
    return missing.filter((subject) => this.#missed.get(subject) === misses);
  }
}

/** The ids of those who are linked and let in, and whom the directory does not list. */
async function missingPeople({ context, provider, source }: EventJob): Promise<string[]> {
  if (!source.ids) return [];
  const rows = await context.db
    .select({ subject: externalIdentity.subject })
    .from(externalIdentity)
    .innerJoin(mailbox, eq(mailbox.id, externalIdentity.mailboxId))
    .where(
      and(
        ofProvider({ provider }),
        eq(mailbox.identityProviderId, provider.id),
        ne(mailbox.directoryState, "missing"),
      ),
    )
    .limit(mostPeople + 1);
  if (rows.length > mostPeople) return [];
  const missing = new Set(rows.map(({ subject }) => subject));
  for await (const ids of source.ids()) for (const id of ids) missing.delete(id);
  return [...missing];
}

async function nameAbsent(
  { context, provider, lease }: EventJob,
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length === 0) return;
  const now = new Date();
  const events = subjects.map((subject) => ({
    key: eventKey("a", [subject, now]),
    subject,
    happenedAt: now,
  }));
  await inTransaction(context, async ({ db }) => {
    await requireLease(db, lease);
    await addEvents(db, provider.id, events, now);
  });
}
