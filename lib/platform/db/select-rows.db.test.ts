import { eq, getTableColumns, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { mailbox } from "@/lib/platform/db/schema";
import { selectRows } from "@/lib/platform/db/select-rows";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain } from "@/lib/testing/fixtures";

const database = testDatabase();

it("reads rows as the builder does: mapped, with nothing where nothing is, whatever they say", async () => {
  const { db } = database.client();
  const { id: domainId } = await createTestDomain(database.context());
  const common = { domainId, quotaBytes: 2 ** 45, pinnedFields: ["displayName" as const], imap: false };
  await db.insert(mailbox).values([
    {
      ...common,
      address: "full@select.test",
      displayName: "o'dd \u0000 😀",
      passwordChangedAt: new Date(1_234),
    },
    { ...common, address: "bare@select.test", language: null },
  ]);
  const columns = getTableColumns(mailbox);
  const here = eq(mailbox.domainId, domainId);
  const rows = await selectRows(db, columns, sql`FROM ${mailbox} WHERE ${here} ORDER BY ${mailbox.address}`);
  expect(rows).toEqual(await db.select().from(mailbox).where(here).orderBy(mailbox.address));
  expect(rows.map(({ address, imap, pinnedFields }) => ({ address, imap, pinnedFields }))).toEqual([
    { address: "bare@select.test", imap: false, pinnedFields: ["displayName"] },
    { address: "full@select.test", imap: false, pinnedFields: ["displayName"] },
  ]);
});
