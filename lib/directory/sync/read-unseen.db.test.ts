import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { loadPolicy } from "@/lib/directory/sync/policy";
import { unseenPeople } from "@/lib/directory/sync/read-unseen";
import { Sightings } from "@/lib/directory/sync/sightings";
import type { Reading } from "@/lib/directory/sync/store-plan";
import { externalIdentity, syncRun, syncSeen } from "@/lib/platform/db/schema";
import { transact } from "@/lib/platform/db/transaction";
import { findEnabledProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
type Asked = Pick<Reading, "db" | "runId" | "policy" | "sightings">;
let reading: Asked;

/** A run whose sightings fit into memory while there are no more than so many. */
async function begin(most: number): Promise<void> {
  const slug = `idp-${randomUUID().slice(0, 8)}`;
  await createTestProvider(database.context(), { slug });
  const provider = await findEnabledProvider(db(), slug);
  if (!provider) throw new Error("no provider");
  const runId = randomUUID();
  const row = { id: runId, identityProviderId: provider.id, trigger: "manual" as const, startedBy: "test" };
  await db()
    .insert(syncRun)
    .values({ ...row, dryRun: false, state: "reading", startedAt: new Date() });
  const policy = await loadPolicy(db(), provider);
  reading = { db: db(), runId, policy, sightings: new Sightings(runId, most) };
}

/** Somebody who is linked here; the link's id. */
async function link(subject: string): Promise<string> {
  const { id: identityProviderId, issuer } = reading.policy.provider;
  const { id: mailboxId } = await createTestMailbox(database.context(), { identityProviderId });
  const rows = await db()
    .insert(externalIdentity)
    .values({ identityProviderId, issuer, subject, mailboxId })
    .$returningId();
  return rows[0]?.id ?? "";
}

const see = (...ids: string[]) => transact(db(), (tx) => reading.sightings.note(tx, ids));

async function unseen(): Promise<string[]> {
  const subjects: string[] = [];
  for await (const rows of unseenPeople(reading as Reading))
    subjects.push(...rows.map(({ subject }) => subject));
  return subjects.sort();
}

const kept = () => db().$count(syncSeen, eq(syncSeen.runId, reading.runId));

describe.each([
  ["all in memory", 100, 0],
  ["in memory as far as they fit", 1, 3],
  ["with the run alone", 0, 3],
])("people whom no page has shown, with sightings kept %s", (_, most, rows) => {
  beforeEach(() => begin(most));

  it("are found, and nobody else", async () => {
    const [anna, ben, cleo] = [await link("anna"), await link("ben"), await link("cleo")];
    await link("dora");
    await see(anna);
    await see(ben, cleo);
    expect(await unseen()).toEqual(["dora"]);
    expect(await kept()).toBe(rows);
  });

  it("are nobody when all were seen, some twice", async () => {
    const [anna, ben] = [await link("anna"), await link("ben")];
    await see(anna, ben);
    await see(ben);
    expect(await unseen()).toEqual([]);
  });

  it("are everybody of an empty directory, and nobody where nobody is linked", async () => {
    expect(await unseen()).toEqual([]);
    await link("anna");
    expect(await unseen()).toEqual(["anna"]);
  });

  it("are found while as many links are taken away as are made", async () => {
    const [anna, ben] = [await link("anna"), await link("ben")];
    await see(anna, ben);
    await db().delete(externalIdentity).where(eq(externalIdentity.id, anna));
    await link("eve");
    expect(await unseen()).toEqual(["eve"]);
  });

  it("are not forgotten when a page's transaction runs again", async () => {
    const [anna, ben, cleo] = [await link("anna"), await link("ben"), await link("cleo")];
    await see(anna);
    let tries = 0;
    await transact(db(), async (tx) => {
      await reading.sightings.note(tx, [ben, cleo]);
      if (++tries === 1) throw Object.assign(new Error("deadlock"), { code: "ER_LOCK_DEADLOCK" });
    });
    expect(await unseen()).toEqual([]);
    expect(await kept()).toBe(rows);
  });
});
