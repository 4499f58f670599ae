import { and, asc, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import {
  countConflicts,
  isRecent,
  movedHolder,
  selectConflicts,
} from "@/lib/accounts/external-identity/queries";
import { readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { domain, identityConflict } from "@/lib/platform/db/schema";

/** `handed-on`: an account was given an address whose mailbox belongs to somebody who has another address now. */
export const conflictGroups = ["handed-on", "other-account", "address-changed", "other-source"] as const;
export type ConflictGroup = (typeof conflictGroups)[number];

export interface ConflictSum {
  group: ConflictGroup;
  count: number;
  /** The first few mailboxes. */
  examples: string[];
}

const maxExamples = 5;

const conditions: Record<ConflictGroup, SQL | undefined> = {
  "handed-on": and(eq(identityConflict.kind, "other-account"), isNotNull(movedHolder.subject)),
  "other-account": and(eq(identityConflict.kind, "other-account"), isNull(movedHolder.subject)),
  "address-changed": eq(identityConflict.kind, "address-changed"),
  "other-source": eq(identityConflict.kind, "other-source"),
};

/** What is not agreed with providers, of the domains that the actor administers; only groups that have something. */
export async function sumUpConflicts({ db, actor }: Context): Promise<ConflictSum[]> {
  const sums = await Promise.all(
    conflictGroups.map(async (group) => {
      const own = and(isRecent(), readableBy(actor, domain.name), conditions[group]);
      const [number, first] = await Promise.all([
        countConflicts(db, own),
        selectConflicts(db).where(own).orderBy(asc(identityConflict.id)).limit(maxExamples),
      ]);
      return { group, count: number, examples: [...new Set(first.map((one) => one.mailboxAddress))] };
    }),
  );
  return sums.filter((sum) => sum.count > 0);
}
