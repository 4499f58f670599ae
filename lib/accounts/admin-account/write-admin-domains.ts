import { eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/lib/platform/db/client";
import { adminDomain, domain } from "@/lib/platform/db/schema";
import { invalidInput } from "@/lib/platform/errors";
import { verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const unknownWords = words("admin.domains.unknown", {
  domains: "must be existing domains: {names} not found",
});

/** Replaces the domains of an administrator. Throws `invalid-input` for a domain that does not exist. */
export async function writeAdminDomains(db: Transaction, adminId: string, names: string[]): Promise<void> {
  await db.delete(adminDomain).where(eq(adminDomain.adminId, adminId));
  const ids = await domainIds(db, names);
  if (ids.length > 0) await db.insert(adminDomain).values(ids.map((domainId) => ({ adminId, domainId })));
}

/** The ids of the domains of these names. Throws `invalid-input` for one that does not exist. */
export async function domainIds(db: Transaction, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const found = await db
    .select({ domainId: domain.id, name: domain.name })
    .from(domain)
    .where(inArray(domain.name, [...names]));
  const unknown = names.filter((name) => !found.some((row) => row.name === name));
  if (unknown.length > 0)
    throw invalidInput({ domains: unknownWords("domains", { names: unknown.map(verbatim) }) });
  return found.map(({ domainId }) => domainId);
}
