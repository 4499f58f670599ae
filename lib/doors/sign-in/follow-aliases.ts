import { lockMailboxWithDomain } from "@/lib/access/queries";
import { planDirectoryAliases } from "@/lib/accounts/alias/plan-directory-aliases";
import { readAliasFacts } from "@/lib/accounts/alias/read-alias-facts";
import { setDirectoryAliases } from "@/lib/accounts/alias/set-directory-aliases";
import { recordEvents } from "@/lib/platform/audit/record-event";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { logger } from "@/lib/platform/log";
import { directoryAliases } from "@/lib/providers/claims/directory-aliases";
import type { EnabledProvider } from "@/lib/providers/provider/queries";
import type { Claims } from "@/lib/providers/settings/claim-at";

/**
 * Makes the aliases of a mailbox what the person's claims say, by the rules of the sync. A claim that is not there says
 * nothing: only the directory itself can say that there is none. What cannot be had is left out, and the sign-in goes on.
 */
export async function followAliases(
  tx: TransactionContext,
  provider: EnabledProvider,
  claims: Claims,
  mailbox: { id: string; address: string },
): Promise<void> {
  const named = directoryAliases(provider.settings, claims, { whole: false });
  if (!named) return;
  const asked = [{ mailboxId: mailbox.id, addresses: named.addresses }];
  const facts = await readAliasFacts(tx.db, asked, provider.id);
  const plan = planDirectoryAliases(mailbox, named, facts);
  const isChange = plan.before.join() !== plan.after.join();
  if (isChange) await lockMailboxWithDomain(tx.db, mailbox.id);
  const { events, leftOut } = isChange ? await setDirectoryAliases(tx, mailbox, plan) : nothing;
  await recordEvents(tx, events);
  const refused = [...plan.refused, ...leftOut];
  if (refused.length > 0)
    logger("sign-in").warn(
      { provider: provider.slug, address: mailbox.address, refused },
      "aliases that the claims name were left out",
    );
}

const nothing = { events: [], leftOut: [] };
