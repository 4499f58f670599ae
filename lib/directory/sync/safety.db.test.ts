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
import { makeSyncFixture, type SyncFixture } from "@/lib/testing/directory/sync-fixture";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { verbatim } from "@/lib/words/compose-text";
import { say } from "@/lib/words/text";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let fixture: SyncFixture;

beforeEach(async () => {
  fixture = await makeSyncFixture(context());
});

async function onlyRun() {
  const ofProvider = eq(syncRun.identityProviderId, fixture.providerId);
  const [run] = await database.client().db.select().from(syncRun).where(ofProvider);
  if (!run) throw new Error("nothing has run yet");
  return run;
}

describe("safety", () => {
  it("takes a partial list for nothing", async () => {
    await fixture.run();
    let pages = 0;
    fixture.beforePage = () => {
      if (++pages === 2)
        throw new DirectoryError(verbatim("Keycloak answered 500."), verbatim("Look into its log."));
    };
    fixture.people = [fixture.person("dora", {}), fixture.person("anna", { enabled: false })];
    expect(await fixture.run()).toMatchObject({
      state: "failed",
      problem: verbatim("Keycloak answered 500."),
      remedy: verbatim("Look into its log."),
    });
    expect(await fixture.find("dora")).toBeUndefined();
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("asks an administrator before it changes much, and goes on when told to", async () => {
    fixture.people = Array.from({ length: 8 }, (_, index) => fixture.person(`p${index}`));
    await fixture.run();
    fixture.people = fixture.people.map((one) => ({ ...one, enabled: false }));
    const waiting = await fixture.run();
    expect(waiting.state).toBe("waiting");
    expect(waiting.problem && say(waiting.problem)).toContain("8 of 8");
    expect(await fixture.find("p0")).toMatchObject({ directoryState: "present" });
    await approveSyncRun(context(), { id: waiting.id });
    await finishSync(context(), { provider: fixture.slug });
    expect(await fixture.look(waiting.id)).toMatchObject({ state: "done", counts: { "disable.applied": 8 } });
    expect(await fixture.find("p7")).toMatchObject({ directoryState: "disabled" });
    await expect(approveSyncRun(context(), { id: waiting.id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("applies nothing to a mailbox that was changed between plan and approval", async () => {
    await fixture.configure({ guardAtLeast: 0, guardPercent: 0 });
    await fixture.run();
    fixture.people[0] = fixture.person("anna", { enabled: false });
    const waiting = await fixture.run();
    await setMailboxSource(context(), { mailboxId: await fixture.idOf("anna"), identityProviderId: null });
    await approveSyncRun(context(), { id: waiting.id });
    await finishSync(context(), { provider: fixture.slug });
    expect((await fixture.look(waiting.id)).lines).toEqual([
      ["disable", "outdated", "person-disabled", `anna@${fixture.domain}`],
    ]);
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("ends when it is cancelled, at the next page", async () => {
    fixture.beforePage = async () => {
      const run = await onlyRun();
      if (!run.cancelRequested) await cancelSyncRun(context(), { id: run.id });
    };
    expect(await fixture.run()).toMatchObject({ state: "cancelled" });
    expect(await fixture.find("anna")).toBeUndefined();
  });

  it("is done by one process at a time", async () => {
    let second: unknown;
    fixture.beforePage = async () => {
      second ??= await runSync(context(), { provider: fixture.slug, trigger: "manual" }, () =>
        fixture.open(),
      );
    };
    await fixture.run();
    expect(second).toEqual({ started: false, reason: "under-way" });
  });

  it("finishes what a process that died had left to apply, and once only", async () => {
    const first = await fixture.run();
    const { db } = database.client();
    // As a crash leaves it: the last line still planned, its mailbox not made.
    await db.delete(externalIdentity).where(eq(externalIdentity.mailboxId, await fixture.idOf("cleo")));
    await db.delete(mailbox).where(eq(mailbox.id, await fixture.idOf("cleo")));
    await db
      .update(syncChange)
      .set({ state: "planned" })
      .where(eq(syncChange.address, `cleo@${fixture.domain}`));
    await db.update(syncRun).set({ state: "applying", finishedAt: null }).where(eq(syncRun.id, first.id));
    const next = await fixture.run();
    expect(await fixture.look(first.id)).toMatchObject({ state: "done", counts: { "create.applied": 3 } });
    expect(next).toMatchObject({ state: "done", unchangedPeople: 3, lines: [] });
    expect(await fixture.find("cleo")).toMatchObject({ directoryState: "present" });
  });

  it("counts no line twice when a process died between the last one and the end of its run", async () => {
    const first = await fixture.run();
    await database
      .client()
      .db.update(syncRun)
      .set({ state: "applying", finishedAt: null })
      .where(eq(syncRun.id, first.id));
    expect(await fixture.run()).toMatchObject({ state: "done", lines: [] });
    const counts = { "create.applied": 3 };
    expect(await fixture.look(first.id)).toMatchObject({ state: "done", attempts: 2, counts });
  });

  it("lets a process that slept until another had its lease change nothing, nor apply what it had planned", async () => {
    const { db } = database.client();
    let pages = 0;
    fixture.beforePage = async () => {
      // The third page is empty: all lines are stored, and only the state of the run is still to be written.
      if (++pages === 3) await db.update(lease).set({ token: sql`${lease.token} + 1` });
    };
    await expect(fixture.run()).rejects.toBeInstanceOf(LeaseLost);
    const asleep = await onlyRun();
    expect(await fixture.look(asleep.id)).toMatchObject({ state: "reading", plannedChanges: 3 });
    // As the clock would do after 30 s.
    await db.update(lease).set({ expiresAt: new Date(0) });
    expect(await fixture.run()).toMatchObject({ state: "done", counts: { "create.applied": 3 } });
    const problem = { english: expect.stringContaining("The process ended") };
    expect(await fixture.look(asleep.id)).toMatchObject({ state: "failed", problem });
    expect(await db.$count(syncSeen)).toBe(0);
  });

  it("ends a preview whose process died", async () => {
    const { id } = await fixture.run({ dryRun: true });
    const { db } = database.client();
    await db.update(syncRun).set({ state: "reading", finishedAt: null }).where(eq(syncRun.id, id));
    await fixture.run();
    expect(await fixture.look(id)).toMatchObject({ state: "reading" });
    await fixture.run({ dryRun: true });
    expect(await fixture.look(id)).toMatchObject({ state: "failed" });
  });

  it("never takes over the mailbox of another source or of another person", async () => {
    await createTestMailbox(context(), { address: `anna@${fixture.domain}`, password: "a long password 1" });
    const run = await fixture.run();
    expect(run.lines[0]).toEqual([
      "conflict",
      "applied",
      "address-of-other-source",
      `anna@${fixture.domain}`,
    ]);
    fixture.people[1] = fixture.person("ben", { id: "another-ben" });
    await fixture.run();
    const conflict = await fixture.run();
    expect(conflict.lines).toContainEqual([
      "conflict",
      "applied",
      "identity-conflict",
      `ben@${fixture.domain}`,
    ]);
  });

  it("is for administrators of everything", async () => {
    const actor = { kind: "domain-admin" as const, id: "x", name: "da", domains: [fixture.domain] };
    await expect(
      runSync({ ...context(), actor }, { provider: fixture.slug, trigger: "manual" }, () => fixture.open()),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
