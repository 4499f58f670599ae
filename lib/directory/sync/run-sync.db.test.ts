import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { purgeSyncRuns } from "@/lib/directory/run/purge-sync-runs";
import { runSync } from "@/lib/directory/sync/run-sync";
import { tickSync } from "@/lib/directory/sync/tick-sync";
import { verifyChain } from "@/lib/platform/audit/verify-chain";
import { externalIdentity, syncChange, syncRun, syncSeen } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncWorld, type SyncWorld } from "@/lib/testing/directory/sync-world";
import { createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let world: SyncWorld;

beforeEach(async () => {
  world = await makeSyncWorld(context());
});

describe("a run", () => {
  it("imports who is new, linked by subject, and the next one finds nothing to do", async () => {
    const first = await world.run();
    expect(first).toMatchObject({ state: "done", readPeople: 3, counts: { "create.applied": 3 } });
    expect(await world.find("anna")).toMatchObject({
      displayName: "anna Person",
      quotaBytes: 100,
      directoryState: "present",
    });
    const [link] = await database
      .client()
      .db.select()
      .from(externalIdentity)
      .where(eq(externalIdentity.mailboxId, await world.idOf("anna")));
    expect(link).toMatchObject({ subject: "subject-anna" });
    const second = await world.run();
    expect(second).toMatchObject({ state: "done", readPeople: 3, unchangedPeople: 3, lines: [], counts: {} });
    const { db } = database.client();
    expect(await db.$count(syncSeen)).toBe(0);
    expect(await verifyChain(db)).toMatchObject({ intact: true });
  });

  it("only tells what it would do when it is a preview", async () => {
    const preview = await world.run({ dryRun: true });
    expect(preview).toMatchObject({ state: "done", counts: { "create.planned": 3 } });
    expect(await world.find("anna")).toBeUndefined();
  });

  it("follows attributes and leaves what is pinned", async () => {
    await world.run();
    await updateMailbox(context(), { mailboxId: await world.idOf("anna"), quotaBytes: 7 });
    world.people = [world.person("anna", { givenName: "Anne" }), world.person("ben"), world.person("cleo")];
    expect(await world.run()).toMatchObject({ counts: { "update.applied": 1 } });
    expect(await world.find("anna")).toMatchObject({ displayName: "Anne Person", quotaBytes: 7 });
  });
});

describe("the schedule", () => {
  const tick = async () => {
    const started: string[] = [];
    const run = async (provider: string) => {
      started.push(provider);
      return runSync(context(), { provider, trigger: "schedule" }, () => world.open());
    };
    await tickSync(context(), new Date(), run);
    return started.filter((slug) => slug === world.slug);
  };

  it("runs a provider when it is switched on and due, and not before", async () => {
    expect(await tick()).toEqual([]);
    await world.configure({ enabled: true, intervalMinutes: 60 });
    expect(await tick()).toEqual([world.slug]);
    expect(await world.find("anna")).toBeDefined();
    expect(await tick()).toEqual([]);
    const long = new Date(Date.now() - 3_600_000);
    await database.client().db.update(syncRun).set({ startedAt: long });
    expect(await tick()).toEqual([world.slug]);
    const other = await createTestProvider(context(), {
      settings: { sync: { importUsers: true, enabled: true } },
      enabled: false,
    });
    await tickSync(context(), new Date(), async (slug) => {
      expect(slug).not.toBe(other.slug);
      throw new Error("one provider's failure is only logged");
    });
  });

  it("forgets runs and their lines after their time", async () => {
    const { id } = await world.run();
    await purgeSyncRuns(context(), { olderThanDays: 90 });
    expect((await world.look(id)).lines).toHaveLength(3);
    await purgeSyncRuns(context(), { olderThanDays: 90 }, new Date(Date.now() + 91 * 86_400_000));
    await expect(world.look(id)).rejects.toMatchObject({ code: "not-found" });
    expect(await database.client().db.$count(syncChange, eq(syncChange.runId, id))).toBe(0);
  });
});
