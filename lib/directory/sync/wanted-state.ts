import { effectiveFields, hasAll, type Managed, managedPart } from "@/lib/accounts/mailbox/managed-fields";
import type { KnownMailbox } from "@/lib/directory/sync/known";
import { changedFields } from "@/lib/platform/audit/changes";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";
import type { DirectoryState } from "@/lib/platform/db/schema/mailbox";
import type { LeaverPolicy } from "@/lib/providers/settings/sync-settings";

type State = Pick<KnownMailbox, "directoryState" | "directoryReceives">;

const stateOf = ({ directoryState, directoryReceives }: State): State => ({
  directoryState,
  directoryReceives,
});

const isPresent = ({ directoryState, directoryReceives }: State) =>
  directoryState === "present" && directoryReceives;

/** The changes that make somebody who is in the directory present here, with these fields where they are not pinned. */
export function presentChanges(mailbox: KnownMailbox, wanted: Partial<Managed>): AuditChanges {
  // Most people at most runs: nothing is to be compared field by field.
  if (isPresent(mailbox) && hasAll(mailbox, wanted)) return {};
  return changedFields(
    { ...managedPart(mailbox), ...stateOf(mailbox) },
    { ...effectiveFields(mailbox, wanted), directoryState: "present", directoryReceives: true },
  );
}

/** The changes that shut out somebody who has left; null where leavers are left alone. */
export function leaverChanges(
  mailbox: State,
  directoryState: Exclude<DirectoryState, "present">,
  leavers: LeaverPolicy,
): AuditChanges | null {
  if (leavers === "nothing") return null;
  return changedFields(stateOf(mailbox), { directoryState, directoryReceives: leavers === "receive-only" });
}
