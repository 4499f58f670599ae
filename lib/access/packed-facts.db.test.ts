import { eq } from "drizzle-orm";
import type { RowDataPacket } from "mysql2";
import { expect, it } from "vitest";
import { packedFactsColumns, packedFactsJoins, unpackFacts } from "@/lib/access/packed-facts";
import { getMailbox } from "@/lib/access/queries";
import { protocols } from "@/lib/platform/db/protocols";
import { domain, mailbox } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();

it("gives the decision the same facts as the plain columns, flag by flag", async () => {
  const { db, pool } = database.client();
  const { id } = await createTestMailbox(database.context(), { address: "hot@demo.test" });
  const check = async () => {
    const [rows] = await pool.execute<RowDataPacket[]>(
      `SELECT ${packedFactsColumns} FROM mailbox ${packedFactsJoins} WHERE mailbox.id = ?`,
      [id],
    );
    expect(unpackFacts(rows[0] ?? {})).toEqual((await getMailbox(db, id)).facts);
  };
  const allOff = Object.fromEntries(protocols.map((protocol) => [protocol, false]));
  for (const protocol of protocols) {
    await db
      .update(mailbox)
      .set({ ...allOff, [protocol]: true })
      .where(eq(mailbox.id, id));
    await check();
  }
  await db
    .update(mailbox)
    .set({ ...allOff, localPasswordAllowed: true, requireSecondFactor: true, adminState: "receive-only" })
    .where(eq(mailbox.id, id));
  await check();
  await db
    .update(mailbox)
    .set({ directoryState: "missing", directoryReceives: false })
    .where(eq(mailbox.id, id));
  await db.update(domain).set({ active: false });
  await check();
});
