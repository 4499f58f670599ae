import { eq } from "drizzle-orm";
import type { ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import { eventLease } from "@/lib/directory/run/lease-names";
import { asPushing } from "@/lib/directory/scim-user/pushed-person";
import type { LookedUp } from "@/lib/directory/sync/events/plan-people";
import { reconcile } from "@/lib/directory/sync/events/reconcile-people";
import { logLine } from "@/lib/directory/sync/log-line";
import type { StoredLine } from "@/lib/directory/sync/planned";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { type Lease, pauseLease } from "@/lib/platform/db/lease";
import { scimGroup } from "@/lib/platform/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { type PersonGroups, replaceGroups } from "@/lib/providers/group/replace-groups";
import { getProvider, type Provider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const pushWords = words("scimUser.push", {
  busy: "The mailbox is being changed by somebody else. Try again.",
});

/** What a push works with: one at a time for each provider, and none beside its directory events. */
export interface Push {
  tx: TransactionContext;
  provider: Provider;
  /** Whether the provider pushes Groups, and so says which ones people are in. */
  pushesGroups: boolean;
  /**
   * Reconciles people by the rules of a run, and keeps their groups; gives the lines that were applied. `saysGroups`: whether the
   * provider says which groups these people are in; left out: where it has pushed Groups before.
   */
  reconcile(people: readonly LookedUp[], saysGroups?: boolean): Promise<StoredLine[]>;
}

/** Somebody else has changed the mailbox between plan and change. */
class Overtaken extends AppError {
  constructor() {
    super("unavailable", pushWords("busy"));
  }
}

const maxTries = 3;

/**
 * Does what a provider has pushed, in one transaction under its lease of directory events; the actor is the provider. Each line
 * that it led to goes into the log when it is done. A token that is limited to domains moves no alias and takes nobody out of
 * groups that it has not named: neither is bound to its domains.
 */
export async function applyPush<Answer>(
  context: Context & { db: Database },
  { provider: { id }, domains }: Pick<ScimCaller, "provider" | "domains">,
  work: (push: Push) => Promise<Answer>,
): Promise<Answer> {
  const provider = await getProvider(context.db, id);
  const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
  for (let attempt = 1; ; attempt++) {
    const lines: StoredLine[] = [];
    try {
      const answer = await inTransaction({ ...context, actor }, async (tx) => {
        lines.length = 0;
        const lease = await pauseLease(tx.db, eventLease(provider.id));
        const pushesGroups =
          (await tx.db.$count(scimGroup, eq(scimGroup.identityProviderId, provider.id))) > 0;
        const scope = { provider, lease, pushesGroups, isLimited: domains.length > 0 };
        return work({ tx, provider, pushesGroups, reconcile: reconciling(tx, scope, lines) });
      });
      for (const line of lines) logLine(provider.slug, line);
      return answer;
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt === maxTries) throw error;
    }
  }
}

interface PushScope {
  provider: Provider;
  lease: Lease;
  pushesGroups: boolean;
  /** To domains. */
  isLimited: boolean;
}

const reconciling =
  (tx: TransactionContext, push: PushScope, lines: StoredLine[]): Push["reconcile"] =>
  async (people, saysGroups = push.pushesGroups) => {
    const { provider, lease, isLimited } = push;
    const reconciliation = { provider: asPushing(provider, isLimited), lease, trigger: "scim" } as const;
    // Directory events of the provider's own directory are not answered by a push.
    const applied = await reconcile(tx, reconciliation, people, new Date(0));
    if (applied.some(({ state }) => state === "outdated")) throw new Overtaken();
    lines.push(...applied);
    const said = people.flatMap((one) => groupsSaid(one, saysGroups, isLimited) ?? []);
    if (said.length > 0) await replaceGroups(tx.db, { provider, source: "scim" }, said);
    return applied;
  };

/** Who has left is in no group; of anybody else the groups are said by a provider that pushes them. */
function groupsSaid(
  { subject, found, groups }: LookedUp,
  saysGroups: boolean,
  isLimited: boolean,
): PersonGroups | null {
  const isHere = found.state === "found" && found.person.enabled;
  if (!isHere) return { subject, groups: [], hasLeft: !isLimited };
  return saysGroups ? { subject, groups } : null;
}
