import { eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/lib/platform/db/client";
import { adminDomain, domain } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";

/** Replaces the domains of an administrator. Throws `invalid-input` for a domain that does not exist. */
export async function writeAdminDomains(db: Transaction, adminId: string, names: string[]): Promise<void> {
  await db.delete(adminDomain).where(eq(adminDomain.adminId, adminId));
  if (names.length === 0) return;
  const found = await db
    .select({ domainId: domain.id, name: domain.name })
    .from(domain)
    .where(inArray(domain.name, names));
  const unknown = names.filter((name) => !found.some((row) => row.name === name));
  if (unknown.length > 0)
    throw new AppError("invalid-input", `domains: there is no domain ${unknown.join(", ")}`, {
      fields: { domains: `there is no domain ${unknown.join(", ")}` },
    });
  await db.insert(adminDomain).values(found.map(({ domainId }) => ({ adminId, domainId })));
}
