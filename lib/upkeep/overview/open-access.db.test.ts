import { afterAll, beforeAll, expect, it } from "vitest";
import { revocation } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { deliverRevocations } from "@/lib/revocation/delivery/deliver-revocations";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";
import { testDatabase } from "@/lib/testing/database";
import { type FakeDoveadm, startFakeDoveadm } from "@/lib/testing/fake-doveadm";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { readAttention } from "@/lib/upkeep/overview/read-attention";
import { verbatim } from "@/lib/words/compose-text";

const database = testDatabase();
let doveadm: FakeDoveadm;

beforeAll(async () => {
  doveadm = await startFakeDoveadm();
  doveadm.behaviour = "refuses";
});
afterAll(() => doveadm.close());

const request = (address: string | null, domainName: string) =>
  inTransaction(database.context(), ({ db }) =>
    requestRevocation(db, { address, domainName, reason: "state-changed" }),
  );

const openAccess = async (context = database.context()) =>
  (await readAttention(context)).filter(({ kind }) => kind === "access-still-open");

it("tells of access that is still open after a minute, with the cause, to those whose domain it is", async () => {
  const { address } = await createTestMailbox(database.context(), { address: "out@open.test" });
  await request(address, "open.test");
  await request(address, "open.test");
  await request(null, "other.test");
  await deliverRevocations(database.context());
  expect(await openAccess(), "it may take a moment").toEqual([]);
  const { db } = database.client();
  await db.update(revocation).set({ dueAt: new Date(Date.now() - 61_000) });
  const item = { kind: "access-still-open", subject: null };
  expect(await openAccess()).toEqual([
    { ...item, count: 2, examples: [address], cause: verbatim("Dovecot's API answered 401.") },
  ]);
  const admin = database.context({ kind: "domain-admin", id: "1", name: "d", domains: ["open.test"] });
  expect(await openAccess(admin)).toEqual([{ ...item, count: 1, examples: [address], cause: null }]);
  const other = database.context({ kind: "domain-admin", id: "1", name: "d", domains: ["free.test"] });
  expect(await openAccess(other)).toEqual([]);
});
