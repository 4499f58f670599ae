import {
  type AliasFacts,
  type AliasPlan,
  aliasRefusals,
  planDirectoryAliases,
} from "@/lib/accounts/alias/plan-directory-aliases";
import { type Asked, readAliasFacts } from "@/lib/accounts/alias/read-alias-facts";
import type { Known } from "@/lib/directory/sync/known";
import type { PlannedLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { Handle } from "@/lib/platform/db/client";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";
import { provenAddress } from "@/lib/providers/claims/claims";
import {
  directoryAliases,
  followsAliases,
  type NamedAliases,
} from "@/lib/providers/claims/directory-aliases";
import { claimsOf, type Person } from "@/lib/providers/directory/person";
import type { Claims } from "@/lib/providers/settings/claim-at";

const none: NamedAliases = { addresses: [], invalid: [] };

const areFollowed = ({ provider }: SyncPolicy): boolean => followsAliases(provider.settings);

const namedAliases = ({ provider }: SyncPolicy, claims: Claims): NamedAliases =>
  directoryAliases(provider.settings, claims, { whole: true }) ?? none;

/**
 * What is here of the aliases of these people, by as few reads as for one. Where aliases are not followed, only of people
 * whose address has changed: whether the mailbox has the new one already.
 */
export async function readAliases(
  db: Handle,
  policy: SyncPolicy,
  people: readonly { person: Person; known: Known }[],
): Promise<AliasFacts> {
  const followed = areFollowed(policy);
  const asked: Asked[] = [];
  for (const { person, known } of people) {
    if (!followed && newAddressOf(policy, person, known) === null) continue;
    const mailboxId = (known.linked ?? known.sameAddress?.mailbox)?.id ?? null;
    asked.push({ mailboxId, addresses: followed ? namedAliases(policy, claimsOf(person)).addresses : [] });
  }
  return readAliasFacts(db, asked, policy.provider.id);
}

/** The proven address of somebody linked here, where it is not the mailbox's; of any domain: they disagree all the same. */
function newAddressOf({ provider }: SyncPolicy, person: Person, { linked }: Known): string | null {
  if (!linked || linked.identityProviderId !== provider.id || !person.enabled) return null;
  // Nearly everybody, at every run.
  if (provider.settings.emailClaim === "email" && person.email === linked.address) return null;
  const proven = provenAddress(provider, claimsOf(person));
  return proven.usable && proven.address !== linked.address ? proven.address : null;
}

/** A line about somebody linked here whose address the mailbox does not have, and does not get as an alias. Pure. */
export function planChangedAddress(policy: SyncPolicy, person: Person, known: Known): PlannedLine[] {
  const address = newAddressOf(policy, person, known);
  const mailbox = known.linked;
  if (address === null || !mailbox) return [];
  const named = namedAliases(policy, claimsOf(person));
  const has = known.aliases.ownOf(mailbox.id).some((own) => own.address === address);
  if (areFollowed(policy)) {
    const { before, after } = planDirectoryAliases(mailbox, named, known.aliases);
    if (after.includes(address) || (has && !before.includes(address))) return [];
  } else if (has) return [];
  return [
    {
      kind: "conflict",
      reason: "address-changed",
      subject: person.id,
      mailboxId: mailbox.id,
      address: mailbox.address,
      changes: {},
      detail: address,
    },
  ];
}

type Owner = Parameters<typeof planDirectoryAliases>[0];

/** The change to the aliases of a mailbox, as a line has it: all that come from the directory, before and after. */
export function aliasChanges(
  policy: SyncPolicy,
  claims: Claims,
  owner: Owner,
  facts: AliasFacts,
): AuditChanges {
  if (!areFollowed(policy)) return {};
  const { before, after } = planDirectoryAliases(owner, namedAliases(policy, claims), facts);
  if (before.join() === after.join()) return {};
  return { aliases: { before: owner.id === null ? null : before, after } };
}

/** A line for each reason why somebody linked here does not get all the aliases that the directory names. Pure. */
export function planAliasConflicts(policy: SyncPolicy, person: Person, known: Known): PlannedLine[] {
  const mailbox = known.linked;
  if (!areFollowed(policy) || !person.enabled || mailbox?.identityProviderId !== policy.provider.id)
    return [];
  const { refused } = planDirectoryAliases(mailbox, namedAliases(policy, claimsOf(person)), known.aliases);
  return aliasRefusals.flatMap((reason): PlannedLine[] => {
    const addresses = refused.filter((one) => one.reason === reason).map(({ address }) => address);
    if (addresses.length === 0) return [];
    return [
      {
        kind: "conflict",
        reason,
        subject: person.id,
        mailboxId: mailbox.id,
        address: mailbox.address,
        changes: {},
        detail: addresses.join(", "),
      },
    ];
  });
}

/** The aliases before and after, from a line that we have planned ourselves. */
export function plannedAliases({ aliases }: AuditChanges): Pick<AliasPlan, "before" | "after"> | null {
  if (!aliases) return null;
  const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
  return { before: list(aliases.before), after: list(aliases.after) };
}
