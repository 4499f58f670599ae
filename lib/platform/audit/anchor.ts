import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { auditAnchor } from "@/lib/platform/db/schema";
import { bytesEqual } from "@/lib/platform/secrets/bytes-equal";
import { keyFor } from "@/lib/platform/secrets/keyring";

/** The last event that was removed by rule; the chain goes on from its hash. */
export interface Anchor {
  sequence: number;
  hash: string;
}

/** Where a chain begins of which nothing was removed. */
export const chainStart: Anchor = { sequence: 0, hash: "0".repeat(64) };

/** With the installation's secret, which is not in the database: whoever can write there alone can make no anchor. */
const macOf = ({ sequence, hash }: Anchor): string =>
  createHmac("sha256", keyFor("audit-anchor")).update(`${sequence} ${hash}`).digest("hex");

/** From where on the audit log must be whole, or `forged` when the anchor was not written by us. */
export async function readAnchor(db: Handle): Promise<Anchor | "forged"> {
  const [row] = await db.select().from(auditAnchor).where(eq(auditAnchor.id, 1));
  if (!row) return chainStart;
  const { sequence, hash } = row;
  return bytesEqual(Buffer.from(macOf(row)), Buffer.from(row.mac)) ? { sequence, hash } : "forged";
}

/** Moves the anchor; for the transaction that removes the events up to it. */
export async function writeAnchor(db: Handle, anchor: Anchor): Promise<void> {
  const row = { ...anchor, mac: macOf(anchor) };
  await db
    .insert(auditAnchor)
    .values({ id: 1, ...row })
    .onDuplicateKeyUpdate({ set: row });
}
