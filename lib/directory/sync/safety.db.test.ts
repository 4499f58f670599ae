import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { approveSyncRun } from "@/lib/directory/run/approve-run";
import { cancelSyncRun } from "@/lib/directory/run/cancel-run";
import { finishSync, runSync } from "@/lib/directory/sync/run-sync";
import { LeaseLost } from "@/lib/platform/db/lease";
import { externalIdentity, lease, mailbox, syncChange, syncRun, syncSeen } from "@/lib/platform/db/schema";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncWorld, type SyncWorld } from "@/lib/testing/directory/sync-world";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { verbatim } from "@/lib/words/compose-text";
import { say } from "@/lib/words/text";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let world: SyncWorld;

beforeEach(async () => {
  world = await makeSyncWorld(context());
});

async function onlyRun() {
  const ofProvider = eq(syncRun.identityProviderId, world.providerId);
  const [run] = await database.client().db.select().from(syncRun).where(ofProvider);
  if (!run) throw new Error("nothing has run yet");
  return run;
}

describe("safety", () => {
  it("takes a partial list for nothing", async () => {
    await world.run();
    let pages = 0;
    world.beforePage = () => {
      if (++pages === 2)
        throw new DirectoryError(verbatim("Keycloak answered 500."), verbatim("Look into its log."));
    };
    world.people = [world.person("dora", {}), world.person("anna", { enabled: false })];
    expect(await world.run()).toMatchObject({
      state: "failed",
      problem: verbatim("Keycloak answered 500."),
      remedy: verbatim("Look into its log."),
    });
    expect(await world.find("dora")).toBeUndefined();
    expect(await world.find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("asks an administrator before it changes much, and goes on when told to", async () => {
    world.people = Array.from({ length: 8 }, (_, index) => world.person(`p${index}`));
    await world.run();
    world.people = world.people.map((one) => ({ ...one, enabled: false }));
    const waiting = await world.run();
    expect(waiting.state).toBe("waiting");
    expect(waiting.problem && say(waiting.problem)).toContain("8 of 8");
    expect(await world.find("p0")).toMatchObject({ directoryState: "present" });
    await approveSyncRun(context(), { id: waiting.id });
    await finishSync(context(), { provider: world.slug });
    expect(await world.look(waiting.id)).toMatchObject({ state: "done", counts: { "disable.applied": 8 } });
    expect(await world.find("p7")).toMatchObject({ directoryState: "disabled" });
    await expect(approveSyncRun(context(), { id: waiting.id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("applies nothing to a mailbox that was changed between plan and approval", async () => {
    await world.configure({ guardAtLeast: 0, guardPercent: 0 });
    await world.run();
    world.people[0] = world.person("anna", { enabled: false });
    const waiting = await world.run();
    await setMailboxSource(context(), { mailboxId: await world.idOf("anna"), identityProviderId: null });
    await approveSyncRun(context(), { id: waiting.id });
    await finishSync(context(), { provider: world.slug });
    expect((await world.look(waiting.id)).lines).toEqual([
      ["disable", "outdated", "person-disabled", `anna@${world.domain}`],
    ]);
    expect(await world.find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("ends when it is cancelled, at the next page", async () => {
    world.beforePage = async () => {
      const run = await onlyRun();
      if (!run.cancelRequested) await cancelSyncRun(context(), { id: run.id });
    };
    expect(await world.run()).toMatchObject({ state: "cancelled" });
    expect(await world.find("anna")).toBeUndefined();
  });

  it("is done by one process at a time", async () => {
    let second: unknown;
    world.beforePage = async () => {
      second ??= await runSync(context(), { provider: world.slug, trigger: "manual" }, () => world.open());
    };
    await world.run();
    expect(second).toEqual({ started: false, reason: "under-way" });
  });

  it("finishes what a process that died had left to apply, and once only", async () => {
    const first = await world.run();
    const { db } = database.client();
    // As a crash leaves it: the last line still planned, its mailbox not made.
    await db.delete(externalIdentity).where(eq(externalIdentity.mailboxId, await world.idOf("cleo")));
    await db.delete(mailbox).where(eq(mailbox.id, await world.idOf("cleo")));
    await db
      .update(syncChange)
      .set({ state: "planned" })
      .where(eq(syncChange.address, `cleo@${world.domain}`));
    await db.update(syncRun).set({ state: "applying", finishedAt: null }).where(eq(syncRun.id, first.id));
    const next = await world.run();
    expect(await world.look(first.id)).toMatchObject({ state: "done", counts: { "create.applied": 3 } });
    expect(next).toMatchObject({ state: "done", unchangedPeople: 3, lines: [] });
    expect(await world.find("cleo")).toMatchObject({ directoryState: "present" });
  });

  it("counts no line twice when a process died between the last one and the end of its run", async () => {
    const first = await world.run();
    await database
      .client()
      .db.update(syncRun)
      .set({ state: "applying", finishedAt: null })
      .where(eq(syncRun.id, first.id));
    expect(await world.run()).toMatchObject({ state: "done", lines: [] });
    const counts = { "create.applied": 3 };
    expect(await world.look(first.id)).toMatchObject({ state: "done", attempts: 2, counts });
  });

  it("lets a process that slept until another had its lease change nothing, nor apply what it had planned", async () => {
    const { db } = database.client();
    let pages = 0;
    world.beforePage = async () => {
      // The third page is empty: all lines are stored, and only the state of the run is still to be written.
      if (++pages === 3) await db.update(lease).set({ token: sql`${lease.token} + 1` });
    };
    await expect(world.run()).rejects.toBeInstanceOf(LeaseLost);
    const asleep = await onlyRun();
    expect(await world.look(asleep.id)).toMatchObject({ state: "reading", plannedChanges: 3 });
    // As the clock would do after 30 s.
    await db.update(lease).set({ expiresAt: new Date(0) });
    expect(await world.run()).toMatchObject({ state: "done", counts: { "create.applied": 3 } });
    const problem = { english: expect.stringContaining("The process ended") };
    expect(await world.look(asleep.id)).toMatchObject({ state: "failed", problem });
    expect(await db.$count(syncSeen)).toBe(0);
  });

  it("ends a preview whose process died", async () => {
    const { id } = await world.run({ dryRun: true });
    const { db } = database.client();
    await db.update(syncRun).set({ state: "reading", finishedAt: null }).where(eq(syncRun.id, id));
    await world.run();
    expect(await world.look(id)).toMatchObject({ state: "reading" });
    await world.run({ dryRun: true });
    expect(await world.look(id)).toMatchObject({ state: "failed" });
  });

  it("never takes over the mailbox of another source or of another person", async () => {
    await createTestMailbox(context(), { address: `anna@${world.domain}`, password: "a long password 1" });
    const run = await world.run();
    expect(run.lines[0]).toEqual(["conflict", "applied", "address-of-other-source", `anna@${world.domain}`]);
    world.people[1] = world.person("ben", { id: "another-ben" });
    await world.run();
    const conflict = await world.run();
    expect(conflict.lines).toContainEqual([
      "conflict",
      "applied",
      "identity-conflict",
      `ben@${world.domain}`,
    ]);
  });

  it("is for administrators of everything", async () => {
    const actor = { kind: "domain-admin" as const, id: "x", name: "da", domains: [world.domain] };
    await expect(
      runSync({ ...context(), actor }, { provider: world.slug, trigger: "manual" }, () => world.open()),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
