import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { domainNames } from "@/lib/admin-account/fields";
import { domainsOfAdmin, lockAdmin } from "@/lib/admin-account/queries";
import { writeAdminDomains } from "@/lib/admin-account/write-admin-domains";
import { differs } from "@/lib/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { adminAccount } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { endSessionsOpenedBy } from "@/lib/web-session/end-session";

export const setAdminDomainsInput = z.strictObject({
  adminId: z.uuid(),
  expectedVersion,
  domains: domainNames,
});

/**
 * Gives a domain admin exactly these domains; what it may do follows with its next request, and mailboxes it has
 * open are closed. Superadmins only. Throws `not-found`, `invalid-input` for an unknown domain, `conflict` for a
 * superadmin, who has all, and for a stale `expectedVersion`.
 */
export async function setAdminDomains(
  context: Context,
  input: z.input<typeof setAdminDomainsInput>,
): Promise<void> {
  requireSuperadmin(context.actor);
  const { adminId, domains, expectedVersion: expected } = parseInput(setAdminDomainsInput, input);
  await inTransaction(context, async (tx) => {
    const row = await lockAdmin(tx.db, adminId);
    await requireVersion(tx, { kind: "admin-account", label: row.login, ...row }, expected);
    if (row.role !== "domain-admin")
      throw new AppError("conflict", `${row.login} is a superadmin and administers every domain.`);
    const before = { domains: await domainsOfAdmin(tx.db, adminId) };
    if (!differs(before, { domains })) return;
    await writeAdminDomains(tx.db, adminId, domains);
    // The account itself counts as changed, for editors of it.
    await tx.db.update(adminAccount).set({ role: row.role }).where(eq(adminAccount.id, adminId));
    await endSessionsOpenedBy(tx.db, adminId);
    await recordEvent(tx, {
      action: "admin-account.set-domains",
      subject: { kind: "admin-account", id: row.id, label: row.login },
      before,
      after: { domains },
    });
  });
}
