import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { alikeColumns } from "@/lib/platform/db/alike-columns";
import { domain, mailbox } from "@/lib/platform/db/schema";
import { selectRows } from "@/lib/platform/db/select-rows";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();

const { quotaBytes, imap, startPage, templateId, adminState, directoryReceives, pinnedFields } = mailbox;
const columns = { quotaBytes, imap, startPage, templateId, adminState, directoryReceives, pinnedFields };

it("gives what the columns by themselves give, once for rows that are alike", async () => {
  const { db } = database.client();
  const { id: domainId } = await createTestDomain(database.context());
  const { id: template } = await createTestTemplate(database.context());
  await db.insert(mailbox).values([
    { domainId, address: "a@alike.test", quotaBytes: 2 ** 52 + 1, templateId: template, imap: true },
    { domainId, address: "b@alike.test", quotaBytes: 0, imap: false, directoryReceives: false },
    { domainId, address: "c@alike.test", quotaBytes: 0, imap: false, directoryReceives: false },
    {
      ...{ domainId, address: "d@alike.test", quotaBytes: 0, imap: false, directoryReceives: false },
      pinnedFields: ["displayName", "imap"],
    },
    { domainId, address: "e@alike.test", quotaBytes: 0, startPage: "webmail", adminState: "receive-only" },
  ]);
  const here = eq(mailbox.domainId, domainId);
  const alike = alikeColumns(columns);
  const [rows] = (await db.execute(
    sql`SELECT ${alike.cell} AS cell FROM ${mailbox} JOIN ${domain} ON ${domain.id} = ${mailbox.domainId} WHERE ${here} ORDER BY address`,
  )) as unknown as [{ cell: string }[]];
  const read = rows.map(({ cell }) => alike.read(cell));
  expect(read).toEqual(
    await selectRows(db, columns, sql`FROM ${mailbox} WHERE ${here} ORDER BY ${mailbox.address}`),
  );
  expect(new Set(read).size).toBe(4);
  expect(read[2]).toBe(read[1]);
});

it("forgets what it knows rather than to grow", () => {
  const alike = alikeColumns({ quotaBytes });
  const first = alike.read("1");
  for (let number = 2; number <= 5_001; number++) alike.read(String(number));
  expect(alike.read("1")).toEqual({ quotaBytes: 1 });
  expect(alike.read("1")).not.toBe(first);
});
