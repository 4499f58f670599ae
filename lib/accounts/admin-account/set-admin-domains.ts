import { eq } from "drizzle-orm";
import { z } from "zod";
import { domainNames } from "@/lib/accounts/admin-account/fields";
import { domainsOfAdmin, lockAdmin } from "@/lib/accounts/admin-account/queries";
import { writeAdminDomains } from "@/lib/accounts/admin-account/write-admin-domains";
import { endSessionsOpenedBy } from "@/lib/credentials/web-session/end-session";
import { requireSuperadmin } from "@/lib/platform/actor";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

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
