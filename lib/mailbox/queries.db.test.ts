import { beforeAll, describe, expect, it } from "vitest";
import { findMailboxByAddress, getMailbox, getMailboxByAddress, listMailboxes } from "@/lib/mailbox/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;

beforeAll(async () => {
  const context = database.context();
  for (const [address, displayName] of [
    ["anna_k@one.test", "Änne Koch"],
    ["annaxk@one.test", ""],
    ["bert@one.test", "100% Bert"],
    ["anna@two.test", ""],
  ] as const)
    await createTestMailbox(context, { address, displayName });
});

const addresses = async (options: Partial<Parameters<typeof listMailboxes>[1]>) =>
  (await listMailboxes(db(), { limit: 10, ...options })).map((row) => row.address);

describe("listMailboxes", () => {
  it("pages by address without leaving one out or showing one twice", async () => {
    const first = await addresses({ limit: 3 });
    expect(first).toEqual(["anna@two.test", "anna_k@one.test", "annaxk@one.test"]);
    expect(await addresses({ limit: 3, after: first.at(-1) })).toEqual(["bert@one.test"]);
  });

  it("filters by domain, in any spelling that means it", async () => {
    expect(await addresses({ domain: "TWO.test" })).toEqual(["anna@two.test"]);
    expect(await addresses({ domain: "not a domain" })).toEqual([]);
  });

  it("searches addresses and names literally, whatever the case", async () => {
    expect(await addresses({ search: "ANNA_" })).toEqual(["anna_k@one.test"]);
    expect(await addresses({ search: "änne" })).toEqual(["anna_k@one.test"]);
    expect(await addresses({ search: "100%" })).toEqual(["bert@one.test"]);
    expect(await addresses({ search: "'; DROP TABLE mailbox; --" })).toEqual([]);
    expect(await addresses({ search: "\\" })).toEqual([]);
  });
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
