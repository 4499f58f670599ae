import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/platform/actor";
import { getProviderBySlug } from "@/lib/providers/provider/queries";
import type { TestDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

export const domainAdminOf = (...domains: string[]): Actor => ({
  kind: "domain-admin",
  id: randomUUID(),
  name: "da",
  domains,
});

/** Makes the providers `corp` and `other`. */
export async function twoProviders(database: TestDatabase) {
  const { db } = database.client();
  for (const slug of ["corp", "other"]) await createTestProvider(database.context(), { slug });
  return [await getProviderBySlug(db, "corp"), await getProviderBySlug(db, "other")] as const;
}

/** Makes mailboxes of a provider in the domains `one.test` and `two.test`, new at every call. */
export async function twoMailboxes(database: TestDatabase, { id: identityProviderId }: { id: string }) {
  const name = randomUUID().slice(0, 8);
  const make = (address: string) => createTestMailbox(database.context(), { address, identityProviderId });
  return [await make(`anna-${name}@one.test`), await make(`bert-${name}@two.test`)] as const;
}
