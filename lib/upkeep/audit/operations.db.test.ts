import { expect, it } from "vitest";
import { recordEvent } from "@/lib/platform/audit/record-event";
import { inTransaction } from "@/lib/platform/db/transaction";
import { testDatabase } from "@/lib/testing/database";
import { auditOperations } from "@/lib/upkeep/audit/operations";

const database = testDatabase();
const list = (input: object) => {
  const reading = auditOperations(["mailbox.create"]).find(({ name }) => name === "audit-event.list");
  return reading?.run({ context: database.context(), key: {}, input });
};

it("still answers what an earlier version has recorded, though nothing records it any more", async () => {
  await inTransaction(database.context(), (tx) =>
    recordEvent(tx, {
      action: "mailbox.rename",
      subject: { kind: "mailbox", id: "1", label: "old@a.test" },
      before: { address: "old@a.test" },
      after: { address: "new@a.test" },
    }),
  );
  expect(await list({})).toMatchObject({ output: { items: [{ action: "mailbox.rename" }] } });
});

it("can be narrowed to an action that there is, and to no other", async () => {
  expect(await list({ action: "mailbox.create" })).toMatchObject({ output: { items: [] } });
  await expect(list({ action: "mailbox.crate" })).rejects.toMatchObject({ code: "invalid-input" });
});
