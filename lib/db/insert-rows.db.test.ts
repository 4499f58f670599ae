import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { oneOf } from "@/lib/db/conditions";
import { insertRows } from "@/lib/db/insert-rows";
import { auditEvent, domain, mailbox } from "@/lib/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain } from "@/lib/testing/fixtures";

const database = testDatabase();

const odd = `o'dd \\ "quoted" \n \u0000 ü 😀 ? :x ${"%"}`;

it("stores rows as the builder does: mapped, with defaults, whatever they say", async () => {
  const { db } = database.client();
  const { id: domainId } = await createTestDomain(database.context());
  const common = { domainId, quotaBytes: 7, imap: true, pinnedFields: ["displayName" as const] };
  await insertRows(db, mailbox, [
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

it("leaves out what is there already, or sets the named fields of it", async () => {
  const { db } = database.client();
  const { id, name } = await createTestDomain(database.context());
  const row = { id, name, maxMailboxes: 5 };
  await insertRows(db, domain, [row], { ignore: true });
  const read = async () => (await db.select().from(domain).where(eq(domain.id, id)))[0];
  expect(await read()).toMatchObject({ maxMailboxes: null });
  await insertRows(db, domain, [{ ...row, name: "another.test" }], { update: ["maxMailboxes"] });
  expect(await read()).toMatchObject({ maxMailboxes: 5, name });
});

it("does nothing for no rows", async () => {
  const { db } = database.client();
  const before = await db.$count(auditEvent);
  await insertRows(db, auditEvent, []);
  expect(await db.$count(auditEvent)).toBe(before);
});
