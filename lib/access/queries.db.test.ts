import { beforeAll, describe, expect, it } from "vitest";
import { findMailboxByAddress, getMailbox, getMailboxByAddress } from "@/lib/access/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;

beforeAll(async () => {
  await createTestMailbox(database.context(), { address: "bert@one.test" });
});

describe("finding one mailbox", () => {
  it("compares addresses byte by byte", async () => {
    expect(await findMailboxByAddress(db(), "bert@one.test")).toMatchObject({
      facts: { adminState: "active", domainActive: true, identityProviderId: null, imap: true },
    });
    for (const other of ["BERT@one.test", "bert@one.test ", "bèrt@one.test"])
      expect(await findMailboxByAddress(db(), other)).toBeNull();
    expect(await getMailboxByAddress(db(), "BERT@One.test")).toMatchObject({ address: "bert@one.test" });
  });

  it("says what is missing", async () => {
    await expect(getMailbox(db(), "nope")).rejects.toMatchObject({ code: "not-found" });
    await expect(getMailboxByAddress(db(), "no address")).rejects.toMatchObject({ code: "not-found" });
  });
});
