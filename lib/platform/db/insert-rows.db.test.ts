import { eq } from "drizzle-orm";
import type { MySqlTable } from "drizzle-orm/mysql-core";
import { expect, it } from "vitest";
import { oneOf } from "@/lib/platform/db/conditions";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { auditEvent, domain, mailbox } from "@/lib/platform/db/schema";
import { transact } from "@/lib/platform/db/transaction";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain } from "@/lib/testing/fixtures";

const database = testDatabase();

const insert = <Table extends MySqlTable>(table: Table, ...rest: Rest<Table>) =>
  transact(database.client().db, (tx) => insertRows(tx, table, ...rest));
type Rest<Table extends MySqlTable> = [
  rows: Iterable<Table["$inferInsert"]>,
  options?: Parameters<typeof insertRows>[3],
];

const odd = `o'dd \\ "quoted" \n \u0000 ü 😀 ? :x ${"%"}`;

it("stores rows as the builder does: mapped, with defaults, whatever they say", async () => {
  const { db } = database.client();
  const { id: domainId } = await createTestDomain(database.context());
  const common = { domainId, quotaBytes: 7, imap: true, pinnedFields: ["displayName" as const] };
  await insert(mailbox, [
    { ...common, address: "built@rows.test", displayName: odd },
    { ...common, address: "bare@rows.test", templateId: null, passwordChangedAt: new Date(1_234) },
  ]);
  await db.insert(mailbox).values({ ...common, address: "drizzle@rows.test", displayName: odd });
  const rows = await db
    .select()
    .from(mailbox)
    .where(oneOf(mailbox.address, ["built@rows.test", "bare@rows.test", "drizzle@rows.test"]))
    .orderBy(mailbox.address);
  const [bare, built, drizzle] = rows;
  const own = { id: "", address: "", createdAt: null, updatedAt: null };
  expect({ ...built, ...own }).toEqual({ ...drizzle, ...own });
  expect(built?.createdAt).toBeInstanceOf(Date);
  expect(bare).toMatchObject({ displayName: "", passwordChangedAt: new Date(1_234), version: 1 });
});

it("leaves out what is there already", async () => {
  const { db } = database.client();
  const { id, name } = await createTestDomain(database.context());
  const row = { id, name, maxMailboxes: 5 };
  await insert(domain, [row], { ignore: true });
  const [read] = await db.select().from(domain).where(eq(domain.id, id));
  expect(read).toMatchObject({ maxMailboxes: null });
});

it("does nothing for no rows", async () => {
  const { db } = database.client();
  const before = await db.$count(auditEvent);
  await insert(auditEvent, []);
  expect(await db.$count(auditEvent)).toBe(before);
});

it("takes rows one by one, and neither sends nor asks for more after a failure", async () => {
  const { db } = database.client();
  const { id: domainId } = await createTestDomain(database.context());
  let taken = 0;
  function* rows(twice: number) {
    for (taken = 0; taken < 1_000; taken++)
      yield { domainId, quotaBytes: 7, address: `row-${taken === twice ? 0 : taken}@many.test` };
  }
  await expect(insert(mailbox, rows(150))).rejects.toThrow();
  expect(taken).toBeLessThan(400);
  expect(await db.$count(mailbox, eq(mailbox.domainId, domainId))).toBe(0);
  await insert(mailbox, rows(-1));
  expect(await db.$count(mailbox, eq(mailbox.domainId, domainId))).toBe(1_000);
});
