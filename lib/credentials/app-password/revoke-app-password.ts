import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { requireMailboxAccess } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { clientProtocols } from "@/lib/platform/db/protocols";
import { appPassword } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { requestRevocation, withdrawRevocation } from "@/lib/revocation/outbox/request-revocation";

const revokeInput = z.object({ id: z.string().max(36) });
const unknown = () =>
  new AppError("not-found", "There is no such app password. It may have been revoked already.");

/**
 * Ends an app password at once: the next login with it is refused, and what the mailbox has open at the mail server ends.
 * Throws `not-found`, also for somebody else's.
 */
export async function revokeAppPassword(context: Context, input: z.input<typeof revokeInput>): Promise<void> {
  const { id } = parseInput(revokeInput, input);
  await inTransaction(context, async (tx) => {
    const [row] = await tx.db.select().from(appPassword).where(eq(appPassword.id, id));
    if (!row) throw unknown();
    const { row: owner, domainName } = await lockMailbox(tx.db, row.mailboxId);
    try {
      requireMailboxAccess(tx.actor, { id: owner.id, domainName });
    } catch (cause) {
      // Whether an id exists is nobody else's business.
      throw new AppError("not-found", unknown().message, { cause });
    }
    await tx.db.delete(appPassword).where(eq(appPassword.id, id));
    await withdrawRevocation(tx.db, id);
    await requestRevocation(tx.db, { address: owner.address, domainName, reason: "app-password-revoked" });
    await recordEvent(tx, {
      action: "app-password.revoke",
      subject: { kind: "app-password", id, label: `${owner.address}: ${row.name}` },
      domainName,
      before: {
        name: row.name,
        protocols: clientProtocols.filter((protocol) => row[protocol]),
        allowedNetworks: row.allowedNetworks,
        expiresAt: row.expiresAt,
      },
      after: null,
    });
  });
}
