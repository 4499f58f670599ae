import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { type Notification, notify } from "@/lib/notification/outbox/notify";
import type { TransactionContext } from "@/lib/platform/db/transaction";

type AboutFactors = Extract<
  Notification,
  { kind: "factor-added" | "factor-removed" | "factors-reset" | "recovery-codes-renewed" }
>;
type WithoutMailbox<One> = One extends unknown ? Omit<One, "mailboxId"> : never;

/** Tells the owner of a mailbox what became of its factors. Of administrators no address is known. */
export async function tellOwner(
  tx: TransactionContext,
  owner: FactorOwner,
  told: WithoutMailbox<AboutFactors>,
): Promise<void> {
  if (owner.kind === "mailbox") await notify(tx, { ...told, mailboxId: owner.id });
}
