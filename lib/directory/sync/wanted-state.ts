import type { AliasFacts } from "@/lib/accounts/alias/plan-directory-aliases";
import { effectiveFields, hasAll, type Managed, managedPart } from "@/lib/accounts/mailbox/managed-fields";
import type { KnownMailbox } from "@/lib/directory/sync/known";
import { planMailPassword } from "@/lib/directory/sync/mail-password";
import { aliasChanges } from "@/lib/directory/sync/plan-aliases";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { changedFields } from "@/lib/platform/audit/changes";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";
import type { DirectoryState } from "@/lib/platform/db/schema/mailbox";
import { saidFields } from "@/lib/providers/claims/directory-fields";
import { chooseTemplate, templateToApply } from "@/lib/providers/claims/template-choice";
import type { Claims } from "@/lib/providers/settings/claim-at";
import type { DeprovisioningPolicy } from "@/lib/providers/settings/sync-settings";

type State = Pick<KnownMailbox, "directoryState" | "directoryReceives">;

const stateOf = ({ directoryState, directoryReceives }: State): State => ({
  directoryState,
  directoryReceives,
});

const isPresent = ({ directoryState, directoryReceives }: State) =>
  directoryState === "present" && directoryReceives;

/**
 * The changes that make somebody who is in the directory present here, with what the directory and the template say where
 * that is not pinned; where neither says anything, the mailbox keeps what it has.
 */
function presentChanges(
  mailbox: KnownMailbox,
  said: Partial<Managed>,
  given: Partial<Managed>,
): AuditChanges {
  // Most people at most runs: nothing is to be put together, nor compared for its own sake.
  if (isPresent(mailbox) && hasAll(mailbox, said, given)) return {};
  return changedFields(
    { ...managedPart(mailbox), ...stateOf(mailbox) },
    {
      ...effectiveFields(mailbox, { ...given, ...said }),
      directoryState: "present",
      directoryReceives: true,
    },
  );
}

/** The changes that shut out somebody who has left; null where deprovisioned users are left alone. */
export function deprovisioningChanges(
  mailbox: State,
  directoryState: Exclude<DirectoryState, "present">,
  leavers: DeprovisioningPolicy,
): AuditChanges | null {
  if (leavers === "nothing") return null;
  return changedFields(stateOf(mailbox), { directoryState, directoryReceives: leavers === "receive-only" });
}

/** What makes a mailbox that of somebody who is in the directory. */
export function wantedChanges(
  policy: SyncPolicy,
  claims: Claims,
  mailbox: KnownMailbox,
  aliases: AliasFacts,
) {
  const mailPassword = planMailPassword(policy, mailbox.directoryPasswordHash, claims);
  const said = saidFields(policy.provider.settings.sync, claims);
  const changes = {
    ...presentChanges(mailbox, said, templateOf(policy, claims)),
    ...aliasChanges(policy, claims, mailbox, aliases),
    ...mailPassword.changes,
  };
  return { changes, mailPassword };
}

const nothing: Partial<Managed> = {};

/** What somebody's template gives. */
function templateOf(policy: SyncPolicy, claims: Claims): Partial<Managed> {
  return policy.templates.get(templateToApply(chooseTemplate(policy.provider, claims)) ?? "") ?? nothing;
}
