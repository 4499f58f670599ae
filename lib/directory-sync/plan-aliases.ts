import {
  type AliasFacts,
  type AliasPlan,
  aliasRefusals,
  planDirectoryAliases,
} from "@/lib/alias/plan-directory-aliases";
import { type Asked, readAliasFacts } from "@/lib/alias/read-alias-facts";
import type { Handle } from "@/lib/db/client";
import type { AuditChanges } from "@/lib/db/schema/audit-event";
import { claimsOf, type Person } from "@/lib/directory/person";
import type { Known } from "@/lib/directory-sync/known";
import type { PlannedLine } from "@/lib/directory-sync/planned";
import type { SyncPolicy } from "@/lib/directory-sync/policy";
import type { Claims } from "@/lib/identity-provider/claims";
import { directoryAliases, type NamedAliases } from "@/lib/identity-provider/directory-aliases";

const none: NamedAliases = { addresses: [], invalid: [] };

/** What the directory names; it is read whole, so no attribute means no alias. Null: aliases are not followed. */
const namedAliases = ({ provider: { settings } }: SyncPolicy, claims: Claims): NamedAliases | null =>
  settings.sync.aliasesAttribute ? (directoryAliases(settings, claims) ?? none) : null;

/** What is here of the aliases of these people, by as few reads as for one; none where aliases are not followed. */
export function readAliases(
  db: Handle,
  policy: SyncPolicy,
  people: readonly { person: Person; mailboxId: string | null }[],
): Promise<AliasFacts> {
  const asked = people.flatMap(({ person, mailboxId }): Asked[] => {
    const named = namedAliases(policy, claimsOf(person));
    return named ? [{ mailboxId, addresses: named.addresses }] : [];
  });
  return readAliasFacts(db, asked);
}

type Owner = Parameters<typeof planDirectoryAliases>[0];

/** The change to the aliases of a mailbox, as a line has it: all that come from the directory, before and after. */
export function aliasChanges(
  policy: SyncPolicy,
  claims: Claims,
  owner: Owner,
  facts: AliasFacts,
): AuditChanges {
  const named = namedAliases(policy, claims);
  if (!named) return {};
  const { before, after } = planDirectoryAliases(owner, named, facts);
  if (before.join() === after.join()) return {};
  return { aliases: { before: owner.id === null ? null : before, after } };
}

/** A line for each reason why somebody linked here does not get all the aliases that the directory names. Pure. */
export function planAliasConflicts(policy: SyncPolicy, person: Person, known: Known): PlannedLine[] {
  const named = namedAliases(policy, claimsOf(person));
  const mailbox = known.linked;
  if (!named || !mailbox || !person.enabled || mailbox.identityProviderId !== policy.provider.id) return [];
  const { refused } = planDirectoryAliases(mailbox, named, known.aliases);
  return aliasRefusals.flatMap((reason): PlannedLine[] => {
    const addresses = refused.filter((one) => one.reason === reason).map(({ address }) => address);
    if (addresses.length === 0) return [];
    return [
      {
        ...{ kind: "conflict", reason, subject: person.id, mailboxId: mailbox.id, address: mailbox.address },
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
