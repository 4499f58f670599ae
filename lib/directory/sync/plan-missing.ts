import type { KnownMailbox } from "@/lib/directory/sync/known";
import type { Planned } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { deprovisioningChanges } from "@/lib/directory/sync/wanted-state";
import { words } from "@/lib/words/text";

const missingWords = words("directory.missing", {
  reads: "read {read, number} of {of, number}",
  hours: "missing for {hours, number} of {of, plural, one {# hour} other {# hours}}",
});

/** Somebody linked here whom the directory, asked by id, does not know. */
export interface MissingPerson {
  subject: string;
  mailbox: KnownMailbox;
  /** Reads in a row that missed the person before this one, and when the first of them was. */
  misses: number;
  missingSince: Date | null;
}

const hourMs = 3_600_000;

/**
 * What is to be done for somebody who is gone: at once when a directory event said so (`confirmed`), else only after as many
 * reads, or as long, as the provider's settings say. Pure.
 */
export function planMissing(policy: SyncPolicy, person: MissingPerson, confirmed: boolean): Planned {
  const { provider, now } = policy;
  const { mailbox, subject } = person;
  if (mailbox.identityProviderId !== provider.id) return null;
  const { sync } = provider.settings;
  const changes = deprovisioningChanges(mailbox, "missing", sync.leavers);
  if (changes === null) return { skipped: "leavers-kept" };
  if (Object.keys(changes).length === 0) return null;
  const line = { subject, mailboxId: mailbox.id, address: mailbox.address };
  const missingMs = now.getTime() - (person.missingSince ?? now).getTime();
  const left =
    sync.graceHours === undefined
      ? person.misses + 1 >= sync.missesBeforeLeaving
      : missingMs >= sync.graceHours * hourMs;
  if (confirmed || left) return { ...line, kind: "disable", reason: "person-gone", changes };
  const detail =
    sync.graceHours === undefined
      ? missingWords("reads", { read: person.misses + 1, of: sync.missesBeforeLeaving })
      : missingWords("hours", { hours: Math.floor(missingMs / hourMs), of: sync.graceHours });
  return { ...line, kind: "missing", reason: "not-found-yet", changes: {}, detail };
}
