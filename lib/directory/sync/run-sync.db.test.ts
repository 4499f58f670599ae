import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { purgeSyncRuns } from "@/lib/directory/run/purge-sync-runs";
import { runSync } from "@/lib/directory/sync/run-sync";
import { tickSync } from "@/lib/directory/sync/tick-sync";
import { verifyChain } from "@/lib/platform/audit/verify-chain";
import { externalIdentity, syncChange, syncRun, syncSeen } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncFixture, type SyncFixture } from "@/lib/testing/directory/sync-fixture";
import { createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let fixture: SyncFixture;

beforeEach(async () => {
  fixture = await makeSyncFixture(context());
});

describe("a run", () => {
  it("imports who is new, linked by subject, and the next one finds nothing to do", async () => {
    const first = await fixture.run();
    expect(first).toMatchObject({ state: "done", readPeople: 3, counts: { "create.applied": 3 } });
    expect(await fixture.find("anna")).toMatchObject({
      displayName: "anna Person",
      quotaBytes: 100,
      directoryState: "present",
    });
    const [link] = await database
      .client()
      .db.select()
      .from(externalIdentity)
      .where(eq(externalIdentity.mailboxId, await fixture.idOf("anna")));
    expect(link).toMatchObject({ subject: "subject-anna" });
    const second = await fixture.run();
    expect(second).toMatchObject({ state: "done", readPeople: 3, unchangedPeople: 3, lines: [], counts: {} });
    const { db } = database.client();
    expect(await db.$count(syncSeen)).toBe(0);
    expect(await verifyChain(db)).toMatchObject({ intact: true });
  });

  it("only tells what it would do when it is a preview", async () => {
    const preview = await fixture.run({ dryRun: true });
    expect(preview).toMatchObject({ state: "done", counts: { "create.planned": 3 } });
    expect(await fixture.find("anna")).toBeUndefined();
  });

  it("follows attributes and leaves what is pinned", async () => {
    await fixture.run();
    await updateMailbox(context(), { mailboxId: await fixture.idOf("anna"), quotaBytes: 7 });
    fixture.people = [
      fixture.person("anna", { givenName: "Anne" }),
      fixture.person("ben"),
      fixture.person("cleo"),
    ];
    expect(await fixture.run()).toMatchObject({ counts: { "update.applied": 1 } });
    expect(await fixture.find("anna")).toMatchObject({ displayName: "Anne Person", quotaBytes: 7 });
  });
});

describe("the schedule", () => {
  const tick = async () => {
    const started: string[] = [];
    const run = async (provider: string) => {
      started.push(provider);
      return runSync(context(), { provider, trigger: "schedule" }, () => fixture.open());
    };
    await tickSync(context(), new Date(), run);
    return started.filter((slug) => slug === fixture.slug);
  };

  it("runs a provider when it is switched on and due, and not before", async () => {
    expect(await tick()).toEqual([]);
    await fixture.configure({ enabled: true, intervalMinutes: 60 });
    expect(await tick()).toEqual([fixture.slug]);
    expect(await fixture.find("anna")).toBeDefined();
    expect(await tick()).toEqual([]);
    const long = new Date(Date.now() - 3_600_000);
    await database.client().db.update(syncRun).set({ startedAt: long });
    expect(await tick()).toEqual([fixture.slug]);
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
    const { id } = await fixture.run();
    await purgeSyncRuns(context(), { olderThanDays: 90 });
    expect((await fixture.look(id)).lines).toHaveLength(3);
    await purgeSyncRuns(context(), { olderThanDays: 90 }, new Date(Date.now() + 91 * 86_400_000));
    await expect(fixture.look(id)).rejects.toMatchObject({ code: "not-found" });
    expect(await database.client().db.$count(syncChange, eq(syncChange.runId, id))).toBe(0);
  });
});
