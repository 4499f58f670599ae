import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Links, LinksOfRun } from "@/lib/directory/sync/links";
import { LinksInParts } from "@/lib/directory/sync/links-in-parts";
import { loadPolicy } from "@/lib/directory/sync/policy";
import { unseenPeople } from "@/lib/directory/sync/read-unseen";
import { WholeLinks } from "@/lib/directory/sync/whole-links";
import { externalIdentity, syncRun, syncSeen } from "@/lib/platform/db/schema";
import { transact } from "@/lib/platform/db/transaction";
import { findEnabledProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
let run: LinksOfRun;
let links: Links;

beforeEach(async () => {
  const slug = `idp-${randomUUID().slice(0, 8)}`;
  await createTestProvider(database.context(), { slug });
  const provider = await findEnabledProvider(db(), slug);
  if (!provider) throw new Error("no provider");
  const runId = randomUUID();
  const row = { id: runId, identityProviderId: provider.id, trigger: "manual" as const, startedBy: "test" };
  await db()
    .insert(syncRun)
    .values({ ...row, dryRun: false, state: "reading", startedAt: new Date() });
  run = { db: db(), runId, policy: await loadPolicy(db(), provider) };
});

const whole = async (): Promise<Links> => {
  const read = await WholeLinks.read(run, 3);
  if (!read) throw new Error("there are more than three");
  return read;
};
const inParts = (mostInMemory: number) => async (): Promise<Links> => new LinksInParts(run, mostInMemory);

/** Somebody who is linked here; the link's id. */
async function link(subject: string): Promise<string> {
  const { id: identityProviderId, issuer } = run.policy.provider;
  const { id: mailboxId } = await createTestMailbox(database.context(), { identityProviderId });
  const rows = await db()
    .insert(externalIdentity)
    .values({ identityProviderId, issuer, subject, mailboxId })
    .$returningId();
  return rows[0]?.id ?? "";
}

/** A page that shows these; who of them is linked. */
async function see(...subjects: string[]): Promise<string[]> {
  const met = await links.read(subjects);
  const ids = [...met.values()].map(({ identityId }) => identityId);
  if (!links.noteInMemory(ids)) await transact(db(), (tx) => links.note(tx, ids));
  return [...met.keys()].sort();
}

async function unseen(): Promise<string[]> {
  const subjects: string[] = [];
  for await (const rows of unseenPeople({ ...run, links }))
    subjects.push(...rows.map(({ subject }) => subject));
  return subjects.sort();
}

const kept = () => db().$count(syncSeen, eq(syncSeen.runId, run.runId));

describe.each([
  ["read whole", whole, 0],
  ["in parts, with all who were met in memory", inParts(100), 0],
  ["in parts, with those in memory who fit", inParts(1), 3],
  ["in parts, with those who were met kept with the run", inParts(0), 3],
])("people whom no page has shown, by links %s", (_, open, rows) => {
  it("are found, and nobody else", async () => {
    for (const subject of ["anna", "ben", "cleo"]) await link(subject);
    links = await open();
    expect(await see("anna", "nobody")).toEqual(["anna"]);
    expect(await see("ben")).toEqual(["ben"]);
    expect(await unseen()).toEqual(["cleo"]);
    expect(await see("cleo")).toEqual(["cleo"]);
    expect(await unseen()).toEqual([]);
    expect(await kept()).toBe(rows);
  });

  it("are nobody when all were seen, some twice", async () => {
    for (const subject of ["anna", "ben"]) await link(subject);
    links = await open();
    expect(await see("anna", "ben")).toEqual(["anna", "ben"]);
    expect(await see("ben")).toEqual(["ben"]);
    expect(await unseen()).toEqual([]);
  });

  it("are everybody of an empty directory, and nobody where nobody is linked", async () => {
    links = await open();
    expect(await unseen()).toEqual([]);
    await link("anna");
    links = await open();
    expect(await unseen()).toEqual(["anna"]);
  });

  it("are found while as many links are taken away as are made", async () => {
    for (const subject of ["anna", "ben", "cleo"]) await link(subject);
    links = await open();
    await see("anna", "ben");
    await db().delete(externalIdentity).where(eq(externalIdentity.subject, "anna"));
    await link("eve");
    expect(await unseen()).toContain("cleo");
    expect(await see("eve")).toEqual(["eve"]);
    expect(await unseen()).toEqual(["cleo"]);
  });

  it("are not forgotten when a page's transaction runs again", async () => {
    for (const subject of ["anna", "ben", "cleo"]) await link(subject);
    links = await open();
    await see("anna");
    const met = await links.read(["ben", "cleo"]);
    const ids = [...met.values()].map(({ identityId }) => identityId);
    let tries = 0;
    await transact(db(), async (tx) => {
      await links.note(tx, ids);
      if (++tries === 1) throw Object.assign(new Error("deadlock"), { code: "ER_LOCK_DEADLOCK" });
    });
    expect(await unseen()).toEqual([]);
    expect(await kept()).toBe(rows);
  });
});

it("are read whole only where there are not too many", async () => {
  for (const subject of ["anna", "ben", "cleo"]) await link(subject);
  expect(await WholeLinks.read(run, 2)).toBeNull();
  expect(await WholeLinks.read(run, 3)).not.toBeNull();
});
