import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accountAt } from "@/lib/accounts/external-identity/account";
import {
  forgetConflictsBefore,
  forgetConflictsOf,
  purgeConflicts,
} from "@/lib/accounts/external-identity/forget-conflicts";
import { linkAccount } from "@/lib/accounts/external-identity/link-account";
import { countConflictsFound, listConflictPage } from "@/lib/accounts/external-identity/list-conflict-page";
import { type Conflict, forgetConflict, noteConflict } from "@/lib/accounts/external-identity/note-conflict";
import { listConflictsOf } from "@/lib/accounts/external-identity/queries";
import { sumUpConflicts } from "@/lib/accounts/external-identity/sum-up-conflicts";
import { unlinkAccount } from "@/lib/accounts/external-identity/unlink-account";
import type { Actor } from "@/lib/platform/actor";
import { externalIdentity, identityConflict, mailbox } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { testDatabase } from "@/lib/testing/database";
import { domainAdminOf, twoMailboxes, twoProviders } from "@/lib/testing/two-providers";

const database = testDatabase();
const db = () => database.client().db;
const context = (actor?: Actor) => database.context(actor);

let provider = { id: "", slug: "", issuer: "" };
let other = { id: "", slug: "", issuer: "" };
let anna = { id: "", address: "" };
let bert = { id: "", address: "" };

beforeAll(async () => {
  [provider, other] = await twoProviders(database);
});
beforeEach(async () => {
  [anna, bert] = await twoMailboxes(database, provider);
  for (const table of [identityConflict, externalIdentity]) await db().delete(table);
});

const link = (subject: string) =>
  inTransaction(context(), (tx) =>
    linkAccount(tx, { mailboxId: anna.id, provider, subject, instead: null, keepWaysIn: false }),
  );
const note = (over: Partial<Conflict> = {}, now?: Date) =>
  inTransaction(context(), (tx) =>
    noteConflict(
      tx.db,
      {
        ...accountAt(provider, "s1"),
        mailboxId: anna.id,
        kind: "other-account",
        address: anna.address,
        displayName: "",
        seenBy: "sign-in",
        ...over,
      },
      now,
    ),
  );

describe("conflicts", () => {
  const subjects = async (actor?: Actor) => {
    const { items } = await listConflictPage(context(actor), {});
    expect(await countConflictsFound(context(actor), {})).toBe(items.length);
    return items.map(({ subject }) => subject).sort();
  };
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

  it("are one row for an account, which keeps when it was first seen", async () => {
    await note({}, daysAgo(3));
    await note({ kind: "other-source", mailboxId: bert.id }, daysAgo(1));
    const [found, ...more] = (await listConflictPage(context(), {})).items;
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: "other-source", mailboxAddress: bert.address });
    expect((found?.lastSeenAt.getTime() ?? 0) - (found?.firstSeenAt.getTime() ?? 0)).toBeGreaterThan(
      86_400_000,
    );
  });

  it("are five for a mailbox: whoever comes after takes the place of the one not seen for longest", async () => {
    for (let index = 1; index <= 5; index++) await note({ subject: `s${index}` }, daysAgo(10 - index));
    await note({ subject: "s1" }, daysAgo(1));
    await note({ subject: "s6" });
    expect(await subjects()).toEqual(["s1", "s3", "s4", "s5", "s6"]);
    await note({ subject: "b1", mailboxId: bert.id });
    expect(await subjects(), "another mailbox's are counted apart").toHaveLength(6);
  });

  it("are shown to administrators of the mailbox's domain, and to nobody else", async () => {
    await note({ subject: "a" });
    await note({ subject: "b", mailboxId: bert.id });
    expect(await subjects(domainAdminOf("one.test"))).toEqual(["a"]);
    expect(await subjects(domainAdminOf("one.test", "two.test"))).toEqual(["a", "b"]);
    expect(await subjects(domainAdminOf())).toEqual([]);
    await expect(subjects({ kind: "mailbox", ...anna })).rejects.toMatchObject({ code: "forbidden" });
    expect(await sumUpConflicts(context(domainAdminOf("two.test")))).toMatchObject([
      { group: "other-account", count: 1, examples: [bert.address] },
    ]);
  });

  it("are not shown after a month without being seen, and removed then", async () => {
    await note({ subject: "young" }, daysAgo(29.9));
    await note({ subject: "old", mailboxId: bert.id }, daysAgo(30.1));
    expect(await subjects()).toEqual(["young"]);
    await purgeConflicts(db());
    expect(await db().$count(identityConflict)).toBe(1);
  });

  it("of another issuer, before the provider was pointed elsewhere, are about other accounts", async () => {
    await note({ issuer: "https://former.test" });
    expect(await subjects()).toEqual([]);
  });

  it("tell an address that was handed on: the holder has another one now", async () => {
    await link("holder");
    await note({ subject: "holder", kind: "address-changed", address: "moved@one.test" });
    await note({ subject: "newcomer" });
    const found = await listConflictsOf(db(), anna.id);
    expect(found.find(({ subject }) => subject === "newcomer")).toMatchObject({
      holder: "holder",
      holderAddress: "moved@one.test",
    });
    expect((await sumUpConflicts(context())).map(({ group, count }) => [group, count])).toEqual([
      ["handed-on", 1],
      ["address-changed", 1],
    ]);
  });

  it("are forgotten by account, by whoever was looked at anew, and by whom a whole read did not bring up", async () => {
    for (const subject of ["a", "b", "c"]) await note({ subject }, daysAgo(2));
    await note({ subject: "d" });
    await inTransaction(context(), (tx) => forgetConflict(tx.db, accountAt(provider, "a")));
    await forgetConflictsOf(db(), other, ["b"]);
    await forgetConflictsOf(db(), provider, []);
    expect(await subjects()).toEqual(["b", "c", "d"]);
    await forgetConflictsOf(db(), provider, ["b"]);
    await forgetConflictsBefore(db(), other, new Date());
    expect(await subjects()).toEqual(["c", "d"]);
    await forgetConflictsBefore(db(), provider, daysAgo(1));
    expect(await subjects()).toEqual(["d"]);
  });

  it("about the account's own new address end when it is unlinked, and those of others stay", async () => {
    await link("s1");
    await note({ subject: "s1", kind: "address-changed" });
    await note({ subject: "s9" });
    await unlinkAccount(context(), { mailboxId: anna.id, identityProviderId: provider.id });
    expect(await subjects()).toEqual(["s9"]);
  });

  it("end with a link to the account, and with the mailbox", async () => {
    await note({ subject: "s1" });
    await note({ subject: "s2" });
    await link("s1");
    expect(await subjects()).toEqual(["s2"]);
    await db().delete(mailbox).where(eq(mailbox.id, anna.id));
    expect(await subjects()).toEqual([]);
  });
});
