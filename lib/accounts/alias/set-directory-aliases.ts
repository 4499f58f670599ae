import { and, eq, inArray } from "drizzle-orm";
import { auditFacts } from "@/lib/accounts/alias/audit-facts";
import type { AliasPlan } from "@/lib/accounts/alias/plan-directory-aliases";
import { type AliasRefusal, insertAlias } from "@/lib/accounts/alias/store-alias";
import { lockDomainByName } from "@/lib/accounts/mailbox/domain-limits";
import { domainPartOf } from "@/lib/platform/address/address";
import type { EventInput } from "@/lib/platform/audit/record-event";
import { alias, domain } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";

export interface SetAliases {
  /** To be recorded by the caller, when it is done. */
  events: EventInput[];
  /** What was planned and cannot be any more, because somebody was faster. */
  leftOut: { address: string; reason: AliasRefusal | "domain-unknown" }[];
}

interface Owner {
  id: string;
  address: string;
}

/**
 * Makes the aliases of a mailbox what its directory's plan says: takes away what is surplus and still the directory's,
 * and adds what is missing. The caller holds the mailbox's row and has authorised.
 */
export async function setDirectoryAliases(
  tx: TransactionContext,
  owner: Owner,
  { before, after }: Pick<AliasPlan, "before" | "after">,
): Promise<SetAliases> {
  const surplus = before.filter((address) => !after.includes(address));
  const events = surplus.length > 0 ? await removeSurplus(tx, owner, surplus) : [];
  const leftOut: SetAliases["leftOut"] = [];
  for (const address of after.filter((one) => !before.includes(one))) {
    const added = await add(tx, owner, address);
    if ("event" in added) events.push(added.event);
    else if (!(await isOwn(tx, owner, address))) leftOut.push({ address, reason: added.refusal });
  }
  return { events, leftOut };
}

async function removeSurplus(tx: TransactionContext, owner: Owner, surplus: string[]): Promise<EventInput[]> {
  const rows = await tx.db
    .select({ row: alias, domainName: domain.name })
    .from(alias)
    .innerJoin(domain, eq(domain.id, alias.domainId))
    .where(
      and(eq(alias.mailboxId, owner.id), eq(alias.managedBy, "directory"), inArray(alias.address, surplus)),
    )
    .for("update");
  if (rows.length === 0) return [];
  await tx.db.delete(alias).where(
    inArray(
      alias.id,
      rows.map(({ row }) => row.id),
    ),
  );
  return rows.map(({ row, domainName }) => ({
    action: "alias.delete",
    subject: { kind: "alias", id: row.id, label: row.address },
    domainName,
    before: auditFacts({ ...row, mailboxAddress: owner.address }),
    after: null,
  }));
}

async function add(tx: TransactionContext, owner: Owner, address: string) {
  const place = await lockDomainByName(tx.db, domainPartOf(address));
  if (!place) return { refusal: "domain-unknown" as const };
  return insertAlias(tx.db, place, {
    address,
    mailboxId: owner.id,
    mailboxAddress: owner.address,
    managedBy: "directory",
    description: "",
    active: true,
    expiresAt: null,
  });
}

/** A sign-in may have made it since the plan, or an administrator. */
async function isOwn(tx: TransactionContext, owner: Owner, address: string): Promise<boolean> {
  const [row] = await tx.db
    .select({ mailboxId: alias.mailboxId })
    .from(alias)
    .where(eq(alias.address, address))
    .for("update");
  return row?.mailboxId === owner.id;
}
