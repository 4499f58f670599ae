import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { createTemporaryAlias, maxTemporaryAliases } from "@/lib/accounts/alias/create-temporary-alias";
import { deleteAlias } from "@/lib/accounts/alias/delete-alias";
import { extendAlias } from "@/lib/accounts/alias/extend-alias";
import {
  findAliasByAddress,
  getAlias,
  getAliasByAddress,
  listAliasesOfMailbox,
} from "@/lib/accounts/alias/queries";
import { updateAlias } from "@/lib/accounts/alias/update-alias";
import { deleteDomain } from "@/lib/accounts/domain/delete-domain";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { createMailbox } from "@/lib/accounts/mailbox/create-mailbox";
import { deleteMailbox } from "@/lib/accounts/mailbox/delete-mailbox";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import type { Actor } from "@/lib/platform/actor";
import { alias } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
let frank: { id: string; address: string };
let person: Actor;
const foreignAdmin: Actor = { kind: "domain-admin", id: "d", name: "d", domains: ["other.test"] };
const ownAdmin: Actor = { kind: "domain-admin", id: "e", name: "e", domains: ["own.test"] };

beforeAll(async () => {
  frank = await createTestMailbox(database.context(), { address: "frank@own.test" });
  await createTestMailbox(database.context(), { address: "olga@other.test" });
  person = { kind: "mailbox", ...frank };
});

const give = (address: string, mailboxId = frank.id) =>
  createAlias(database.context(), { address, mailboxId });
const temporary = (actor: Actor = person) =>
  createTemporaryAlias(database.context(actor), { mailboxId: frank.id, lifetime: "1d" });
const forPostfix = async (address: string) => {
  const [rows] = await database
    .client()
    .db.execute(sql`SELECT destination, is_open AS isOpen FROM postfix_alias WHERE address = ${address}`);
  return (rows as unknown as { destination: string; isOpen: number }[])[0];
};

describe("an administrator's alias", () => {
  it("leads to its mailbox, under one spelling", async () => {
    expect(await give("Sales@OWN.test")).toMatchObject({ created: true, address: "sales@own.test" });
    expect(await getAliasByAddress(database.client().db, "SALES@own.test")).toMatchObject({
      mailboxAddress: frank.address,
      managedBy: "administrator",
      expiresAt: null,
      domainName: "own.test",
    });
    expect(await forPostfix("sales@own.test")).toEqual({ destination: frank.address, isOpen: 1 });
  });

  it("is never an address that exists, and no mailbox takes an alias's", async () => {
    const taken = { created: false, reason: "address-taken" };
    expect(await give(frank.address)).toEqual(taken);
    expect(await give("sales@own.test")).toEqual(taken);
    expect(await createMailbox(database.context(), { address: "sales@own.test" })).toEqual(taken);
    expect(await give("sales@nowhere.test")).toEqual({ created: false, reason: "domain-unknown" });
  });

  it("and a mailbox of one address asked for at once are one of both", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, turn) =>
        turn % 2 === 0
          ? give("both@own.test")
          : createMailbox(database.context(), { address: "both@own.test" }),
      ),
    );
    expect(outcomes.filter(({ created }) => created)).toHaveLength(1);
  });

  it("takes only local parts that mail can be sent to", async () => {
    for (const address of ["a+b@own.test", "a*b@own.test", "no-address"])
      await expect(give(address)).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("can be led elsewhere, switched off and given an end; a stale edit is refused", async () => {
    const context = database.context();
    const other = await createTestMailbox(context, { address: "grete@own.test" });
    const { id, version } = await getAliasByAddress(context.db, "sales@own.test");
    await updateAlias(context, { id, expectedVersion: version, mailboxId: other.id, active: false });
    expect(await forPostfix("sales@own.test")).toEqual({ destination: other.address, isOpen: 0 });
    await expect(updateAlias(context, { id, expectedVersion: version, active: true })).rejects.toMatchObject({
      code: "conflict",
      fields: { mailbox: expect.stringContaining("grete@own.test") },
    });
    const past = new Date(Date.now() - 1);
    await expect(updateAlias(context, { id, expiresAt: past })).rejects.toMatchObject({
      code: "invalid-input",
    });
    await updateAlias(context, { id, active: true, expiresAt: new Date(Date.now() + 60_000) });
    expect(await forPostfix("sales@own.test")).toMatchObject({ isOpen: 1 });
  });

  it("needs the domains of the address and of the mailbox", async () => {
    const context = database.context(ownAdmin);
    const olga = await createTestMailbox(database.context(), { address: "olga2@other.test" });
    const forbidden = { code: "forbidden" };
    await expect(createAlias(context, { address: "x@own.test", mailboxId: olga.id })).rejects.toMatchObject(
      forbidden,
    );
    await expect(
      createAlias(context, { address: "x@other.test", mailboxId: frank.id }),
    ).rejects.toMatchObject(forbidden);
    const { id } = await getAliasByAddress(context.db, "sales@own.test");
    await expect(updateAlias(context, { id, mailboxId: olga.id })).rejects.toMatchObject(forbidden);
    await expect(updateAlias(database.context(foreignAdmin), { id, active: false })).rejects.toMatchObject(
      forbidden,
    );
    await expect(deleteAlias(database.context(foreignAdmin), { id })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(give("x@own.test", crypto.randomUUID())).rejects.toMatchObject({ code: "not-found" });
    await expect(
      createAlias(database.context(person), { address: "x@own.test", mailboxId: frank.id }),
    ).rejects.toMatchObject(forbidden);
  });

  it("closes with its domain, and counts against the domain's limit until it has expired; temporary ones do not", async () => {
    const context = database.context();
    const { id } = await createTestDomain(context, { name: "small.test", maxAliases: 1 });
    const owner = await createTestMailbox(context, { address: "a@small.test" });
    const first = await give("one@small.test", owner.id);
    expect(await give("two@small.test", owner.id)).toEqual({ created: false, reason: "domain-full" });
    await updateDomain(context, { id, active: false });
    expect(await forPostfix("one@small.test")).toMatchObject({ isOpen: 0 });
    expect(await give("two@small.test", owner.id)).toEqual({ created: false, reason: "domain-inactive" });
    await updateDomain(context, { id, active: true });
    if (first.created)
      await context.db
        .update(alias)
        .set({ expiresAt: new Date(0) })
        .where(eq(alias.id, first.id));
    expect(await give("two@small.test", owner.id)).toMatchObject({ created: true });
    expect(await give("three@small.test", owner.id)).toEqual({ created: false, reason: "domain-full" });
    await createTemporaryAlias(context, { mailboxId: owner.id, lifetime: "1h" });
  });

  it("goes with its mailbox, and keeps its domain from being deleted", async () => {
    const context = database.context();
    const { id } = await createTestDomain(context, { name: "only-aliases.test" });
    await give("info@only-aliases.test");
    await expect(deleteDomain(context, { id })).rejects.toMatchObject({ code: "conflict" });
    const owner = await createTestMailbox(context, { address: "leaver@own.test" });
    await give("leaver2@own.test", owner.id);
    await deleteMailbox(context, { mailboxId: owner.id });
    expect(await findAliasByAddress(context.db, "leaver2@own.test")).toBeNull();
  });
});

describe("a temporary alias", () => {
  it("is made by its owner, under an address of our making, and ends by itself", async () => {
    const made = await temporary();
    expect(made.address).toMatch(/^[a-z]{5}-[a-z]{5}-[a-z]{5}@own\.test$/);
    expect(await forPostfix(made.address)).toEqual({ destination: frank.address, isOpen: 1 });
    const { db } = database.client();
    await db
      .update(alias)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(alias.id, made.id));
    expect(await forPostfix(made.address)).toMatchObject({ isOpen: 0 });
    await extendAlias(database.context(person), { id: made.id, lifetime: "1h" });
    expect(await forPostfix(made.address)).toMatchObject({ isOpen: 1 });
    await deleteAlias(database.context(person), { id: made.id });
    expect(await forPostfix(made.address)).toBeUndefined();
  });

  it("needs the permission, but to delete one", async () => {
    const made = await temporary();
    const context = database.context();
    await updateMailbox(context, { mailboxId: frank.id, mayUseTemporaryAliases: false });
    await expect(temporary()).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      extendAlias(database.context(person), { id: made.id, lifetime: "1h" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await extendAlias(database.context(ownAdmin), { id: made.id, lifetime: "7d" });
    await deleteAlias(database.context(person), { id: made.id });
    await updateMailbox(context, { mailboxId: frank.id, mayUseTemporaryAliases: true });
  });

  it("is nobody else's business, nor an administrator's who has opened the mailbox", async () => {
    const made = await temporary();
    const stranger: Actor = { kind: "mailbox", id: crypto.randomUUID(), address: "s@own.test" };
    const opened: Actor = { kind: "mailbox", ...frank, impersonatedBy: "admin@demo.test" };
    const context = (actor: Actor) => database.context(actor);
    for (const actor of [stranger, opened, foreignAdmin])
      await expect(temporary(actor)).rejects.toMatchObject({ code: "forbidden" });
    for (const actor of [stranger, foreignAdmin]) {
      const unknown = { code: "not-found" };
      await expect(extendAlias(context(actor), { id: made.id, lifetime: "1h" })).rejects.toMatchObject(
        unknown,
      );
      await expect(deleteAlias(context(actor), { id: made.id })).rejects.toMatchObject(unknown);
    }
    await expect(extendAlias(context(opened), { id: made.id, lifetime: "1h" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(deleteAlias(context(opened), { id: made.id })).rejects.toMatchObject({ code: "forbidden" });
    expect(await getAlias(database.client().db, made.id)).toMatchObject({ version: 1 });
  });

  it("is the owner's: what an administrator has given is not", async () => {
    await give("given@own.test");
    const { id } = await getAliasByAddress(database.client().db, "given@own.test");
    await expect(deleteAlias(database.context(person), { id })).rejects.toMatchObject({ code: "not-found" });
    await expect(extendAlias(database.context(ownAdmin), { id, lifetime: "1h" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("stays its owner's when an administrator edits it", async () => {
    const made = await temporary(ownAdmin);
    const other = await createTestMailbox(database.context(), { address: "hugo@own.test" });
    await expect(
      updateAlias(database.context(ownAdmin), { id: made.id, mailboxId: other.id }),
    ).rejects.toMatchObject({ code: "conflict" });
    await deleteAlias(database.context(person), { id: made.id });
  });

  it("is one of a hundred at most", async () => {
    const { db } = database.client();
    const owner = await createTestMailbox(database.context(), { address: "many@own.test" });
    const { domainId } = await getAliasByAddress(db, "given@own.test");
    const rows = Array.from({ length: maxTemporaryAliases }, (_, index) => ({
      address: `t${index}@own.test`,
      domainId,
      mailboxId: owner.id,
      managedBy: "owner" as const,
      expiresAt: new Date(0),
    }));
    await db.insert(alias).values(rows);
    await expect(
      createTemporaryAlias(database.context(), { mailboxId: owner.id, lifetime: "1h" }),
    ).rejects.toMatchObject({ code: "limit-reached" });
    expect(await listAliasesOfMailbox(db, owner.id)).toHaveLength(maxTemporaryAliases);
  });
});

describe("an alias of a directory", () => {
  const fromDirectory = async (name: string, sync: object) => {
    const provider = await createTestProvider(database.context(), { settings: { sync } });
    const owner = await createTestMailbox(database.context(), { identityProviderId: provider.id });
    const made = await give(`${name}@own.test`, owner.id);
    if (!made.created) throw new Error(made.reason);
    await database.client().db.update(alias).set({ managedBy: "directory" }).where(eq(alias.id, made.id));
    return { id: made.id, owner, provider };
  };

  it("is not deleted here while its directory would make it again", async () => {
    const { id, owner } = await fromDirectory("d1", { aliasesAttribute: "aliases" });
    await expect(deleteAlias(database.context(), { id })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("disable the alias"),
    });
    await setMailboxSource(database.context(), { mailboxId: owner.id, identityProviderId: null });
    await deleteAlias(database.context(), { id });
    const orphan = await fromDirectory("d2", {});
    await deleteAlias(database.context(), { id: orphan.id });
  });

  it("is the administrators' from a change on, and only then", async () => {
    const { id } = await fromDirectory("d3", { aliasesAttribute: "aliases" });
    await updateAlias(database.context(), { id, active: true, description: "" });
    expect(await getAlias(database.client().db, id)).toMatchObject({ managedBy: "directory" });
    await updateAlias(database.context(), { id, active: false });
    expect(await getAlias(database.client().db, id)).toMatchObject({
      managedBy: "administrator",
      active: false,
    });
    await deleteAlias(database.context(), { id });
  });
});
