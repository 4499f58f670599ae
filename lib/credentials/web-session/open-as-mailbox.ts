import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { sessionRow } from "@/lib/credentials/web-session/create-session";
import { openedLifetimeMs } from "@/lib/credentials/web-session/lifetime";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount, domain, mailbox, session } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

export const openAsMailboxInput = z.strictObject({
  mailboxId: z.uuid(),
  userAgent: z.string().optional(),
});

/**
 * Starts a portal session of a mailbox for the administrator who asks: for one hour, marked with its name, in the
 * audit trail. For administrators with the permission, in their own domains. Throws `forbidden` and `not-found`.
 * Whether the mailbox may be entered at all is decided at each use, as for every session.
 */
export async function openAsMailbox(
  context: Context,
  input: z.input<typeof openAsMailboxInput>,
): Promise<{ token: string; address: string }> {
  const { mailboxId, userAgent } = parseInput(openAsMailboxInput, input);
  const { actor, ip } = context;
  if (actor.kind !== "superadmin" && actor.kind !== "domain-admin")
    throw new AppError("forbidden", "Only a signed-in administrator can open a mailbox.");
  return inTransaction(context, async (tx) => {
    const [admin] = await tx.db
      .select({ mayOpenAs: adminAccount.mayOpenAs })
      .from(adminAccount)
      .where(and(eq(adminAccount.id, actor.id), eq(adminAccount.active, true)))
      .for("update");
    if (!admin?.mayOpenAs)
      throw new AppError("forbidden", "You do not have the permission to open mailboxes.");
    const [target] = await tx.db
      .select({ address: mailbox.address, domainName: domain.name })
      .from(mailbox)
      .innerJoin(domain, eq(domain.id, mailbox.domainId))
      .where(eq(mailbox.id, mailboxId));
    if (!target) throw new AppError("not-found", "There is no such mailbox.");
    requireDomainAdmin(actor, target.domainName);
    const token = newToken();
    const row = sessionRow(tokenDigest(token), { mailboxId, ip, userAgent });
    const expires = new Date(Date.now() + openedLifetimeMs);
    await tx.db.insert(session).values({ ...row, expires, openedBy: actor.id });
    await recordEvent(tx, {
      action: "mailbox.open-as",
      subject: { kind: "mailbox", id: mailboxId, label: target.address },
      domainName: target.domainName,
      before: null,
      after: { openedBy: actor.name, until: expires },
    });
    return { token, address: target.address };
  });
}
