import { and, eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/lib/platform/db/client";
import { databaseNow, inMs } from "@/lib/platform/db/moment";
import { lease } from "@/lib/platform/db/schema";
import { transact } from "@/lib/platform/db/transaction";

/*
 * A lease lets one process of the whole fleet do a job, by the database's clock. The holder renews it while it works
 * and checks its token in every transaction that writes: a holder that was asleep too long finds the token outgrown
 * and can do no harm. Works on Galera too, where GET_LOCK would not.
 */

export interface Lease {
  name: string;
  token: number;
}

/** Thrown inside a transaction whose lease somebody else has taken meanwhile. */
export class LeaseLost extends Error {
  constructor(name: string) {
    super(`the lease ${name} was taken by another process`);
    this.name = "LeaseLost";
  }
}

/** The lease of this name for so many milliseconds, or null while somebody else has it. */
export async function acquireLease(
  db: Database,
  name: string,
  holder: string,
  milliseconds: number,
): Promise<Lease | null> {
  await db
    .insert(lease)
    .ignore()
    .values({ name, holder: "", token: 0, expiresAt: new Date(0) });
  return transact(db, async (tx) => {
    const free = and(eq(lease.name, name), sql`${lease.expiresAt} <= ${databaseNow}`);
    const [taken] = await tx
      .update(lease)
      .set({ holder, token: sql`${lease.token} + 1`, expiresAt: inMs(milliseconds) })
      .where(free);
    if (taken.affectedRows === 0) return null;
    const [row] = await tx.select({ token: lease.token }).from(lease).where(eq(lease.name, name));
    return row ? { name, token: row.token } : null;
  });
}

const held = ({ name, token }: Lease) => and(eq(lease.name, name), eq(lease.token, token));

/** Keeps the lease for so many more milliseconds from now. False when somebody else has taken it. */
export async function renewLease(db: Database, mine: Lease, milliseconds: number): Promise<boolean> {
  const [renewed] = await db
    .update(lease)
    .set({ expiresAt: inMs(milliseconds) })
    .where(held(mine));
  return renewed.affectedRows === 1;
}

/** Gives the lease back at once. */
export async function releaseLease(db: Database, mine: Lease): Promise<void> {
  await db
    .update(lease)
    .set({ expiresAt: new Date(0) })
    .where(held(mine));
}

/** Throws `LeaseLost` unless the lease is still mine; nobody can take it before this transaction ends. */
export async function requireLease(tx: Transaction, mine: Lease): Promise<void> {
  const [row] = await tx.select({ token: lease.token }).from(lease).where(held(mine)).for("update");
  if (!row) throw new LeaseLost(mine.name);
}

/**
 * Waits until nobody is writing under the lease of this name, and keeps it so until this transaction ends. What it gives is
 * the lease of whoever has it, under which this transaction may write meanwhile.
 */
export async function pauseLease(tx: Transaction, name: string): Promise<Lease> {
  const lock = async (): Promise<Lease | undefined> => {
    const [row] = await tx
      .select({ token: lease.token })
      .from(lease)
      .where(eq(lease.name, name))
      .for("update");
    return row && { name, token: row.token };
  };
  const there = await lock();
  if (there) return there;
  await tx
    .insert(lease)
    .ignore()
    .values({ name, holder: "", token: 0, expiresAt: new Date(0) });
  const made = await lock();
  if (!made) throw new LeaseLost(name);
  return made;
}

/** Whether somebody has the lease now; nobody can take it before this transaction ends. */
export async function isLeaseTaken(tx: Transaction, name: string): Promise<boolean> {
  const taken = sql<boolean>`${lease.expiresAt} > ${databaseNow}`.mapWith(Boolean);
  const [row] = await tx.select({ taken }).from(lease).where(eq(lease.name, name)).for("update");
  return row?.taken === true;
}
