import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/lib/platform/db/client";
import { personGroup } from "@/lib/platform/db/schema";
import { isOfPerson, type ProviderPerson } from "@/lib/providers/group/queries";

/** Forgets the groups that only earlier claims have named: the claims of now do not, and nobody else keeps telling. */
export async function forgetClaimedGroups(tx: Transaction, person: ProviderPerson): Promise<void> {
  await tx.delete(personGroup).where(and(isOfPerson(person), eq(personGroup.source, "claims")));
}
