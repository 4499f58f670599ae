import type { TransactionContext } from "@/lib/platform/db/transaction";
import { claimedGroups } from "@/lib/providers/claims/groups";
import { replaceGroups } from "@/lib/providers/group/replace-groups";
import type { EnabledProvider } from "@/lib/providers/provider/queries";
import type { Claims } from "@/lib/providers/settings/claim-at";

/** Keeps the groups that a person's claims list. Claims without them say nothing: the token may only be short. */
export async function followGroups(
  { db }: TransactionContext,
  provider: EnabledProvider,
  claims: Claims & { sub: string },
): Promise<void> {
  const groups = claimedGroups(provider.settings, claims);
  if (groups) await replaceGroups(db, { provider, source: "claims" }, [{ subject: claims.sub, groups }]);
}
