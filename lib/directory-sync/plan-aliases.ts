import {
  type AliasFacts,
  type AliasPlan,
  aliasRefusals,
  noAliasFacts,
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

const areFollowed = ({ provider }: SyncPolicy): boolean =>
  provider.settings.sync.aliasesAttribute !== undefined;

/** What the directory names; it is read whole, so no attribute means no alias. */
const namedAliases = ({ provider }: SyncPolicy, claims: Claims): NamedAliases =>
  directoryAliases(provider.settings, claims) ?? none;

/** What is here of the aliases of these people, by as few reads as for one; none where aliases are not followed. */
export async function readAliases(
  db: Handle,
  policy: SyncPolicy,
  people: readonly { person: Person; mailboxId: string | null }[],
): Promise<AliasFacts> {
  if (!areFollowed(policy)) return noAliasFacts;
  const asked = people.map(
    ({ person, mailboxId }): Asked => ({
      mailboxId,
      addresses: namedAliases(policy, claimsOf(person)).addresses,
    }),
  );
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
