import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { purgeEvents } from "@/lib/directory/event/purge-events";
import { readEventState } from "@/lib/directory/event/queries";
import { approveSyncRun } from "@/lib/directory/run/approve-run";
import { eventLease } from "@/lib/directory/run/lease-names";
import { followEvents } from "@/lib/directory/sync/events/follow-events";
import { finishSync } from "@/lib/directory/sync/run-sync";
import { verifyChain } from "@/lib/platform/audit/verify-chain";
import { isLeaseTaken } from "@/lib/platform/db/lease";
import {
  directoryEvent,
  directoryEventPosition,
  session,
  syncChange,
  syncRun,
} from "@/lib/platform/db/schema";
import { transact } from "@/lib/platform/db/transaction";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { testDatabase } from "@/lib/testing/database";
import { MemoryDirectoryEvents } from "@/lib/testing/directory/memory-events";
import { makeSyncFixture, type SyncFixture } from "@/lib/testing/directory/sync-fixture";
import { createTestTemplate } from "@/lib/testing/fixtures";
import { verbatim } from "@/lib/words/compose-text";
import { say } from "@/lib/words/text";

/** The machine may have much to do beside. */
const patience = { timeout: 15_000, interval: 20 };

/* The directory here is a list in memory, since it must lie and break in ways that Keycloak does on no command. */

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
const db = () => database.client().db;

let fixture: SyncFixture;
let directoryEvents: MemoryDirectoryEvents;
/** The processes of a test, ended with it. */
let fleet: AbortController;

beforeEach(async () => {
  fixture = await makeSyncFixture(context());
  await fixture.configure({ notices: true });
  directoryEvents = new MemoryDirectoryEvents(fixture);
  fleet = new AbortController();
  return () => fleet.abort();
});

const follow = (signal = fleet.signal) =>
  followEvents(context(), fixture.slug, {
    open: () => directoryEvents.open(),
    everyMs: 10,
    longestPauseMs: 20,
    missedWithinMs: 0,
    obstaclesEveryMs: 0,
    signal,
  });

const until = (condition: () => Promise<boolean>) => expect.poll(condition, patience).toBe(true);

/** One process that follows until everything told so far is handled, and stops. */
async function handled(): Promise<void> {
  const stop = new AbortController();
  const following = follow(stop.signal);
  const told = Object.values(directoryEvents.events).flat().length;
  await until(async () => {
    const mine = eq(directoryEvent.identityProviderId, fixture.providerId);
    if ((await db().$count(directoryEvent, mine)) < told) return false;
    return (await readEventState(db(), fixture.providerId)).pending === 0;
  });
  stop.abort();
  await following;
}

/** So that what a test tells later comes after the position. */
async function started(): Promise<void> {
  await fixture.run();
  directoryEvents.tell("somebody-unknown");
  directoryEvents.tell("somebody-unknown", Date.now(), "user-events");
  await handled();
  directoryEvents.asked = [];
}

const runs = async () => {
  const rows = await db()
    .select({ id: syncRun.id })
    .from(syncRun)
    .where(and(eq(syncRun.identityProviderId, fixture.providerId), eq(syncRun.trigger, "notice")))
    .orderBy(syncRun.startedAt);
  return Promise.all(rows.map(({ id }) => fixture.look(id)));
};

const tell = (name: string, changes: object) => {
  fixture.people = fixture.people.map((one) => (one.id === `subject-${name}` ? { ...one, ...changes } : one));
  directoryEvents.tell(`subject-${name}`);
};

describe("a directory event", () => {
  it("shuts out who was disabled and lets in again who is enabled again, with a run for each change only", async () => {
    await started();
    const anna = await fixture.idOf("anna");
    await db()
      .insert(session)
      .values({ sessionToken: `t-${anna}`, userId: anna, expires: new Date(Date.now() + 1e6) });
    tell("anna", { enabled: false });
    directoryEvents.tell("subject-ben");
    await handled();
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "disabled" });
    expect(await db().$count(session, eq(session.userId, anna))).toBe(0);
    tell("anna", { enabled: true });
    await handled();
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
    const address = `anna@${fixture.domain}`;
    expect((await runs()).map(({ state, trigger, lines }) => ({ state, trigger, lines }))).toEqual([
      { state: "done", trigger: "notice", lines: [["disable", "applied", "person-disabled", address]] },
      { state: "done", trigger: "notice", lines: [["reactivate", "applied", "person-back", address]] },
    ]);
    expect(await verifyChain(db())).toMatchObject({ intact: true });
  });

  it("shuts out who was deleted at once, since the directory does not know the id any more", async () => {
    await started();
    await fixture.remove("subject-anna");
    directoryEvents.tell("subject-anna");
    await handled();
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "missing" });
  });

  it("brings in who is new, and follows attributes, whoever changed them", async () => {
    await started();
    await fixture.add(fixture.person("dora"));
    directoryEvents.tell("subject-dora");
    fixture.people = fixture.people.map((one) =>
      one.username === "ben" ? { ...one, givenName: "Benno" } : one,
    );
    directoryEvents.tell("subject-ben", Date.now(), "user-events");
    await handled();
    expect(await fixture.find("dora")).toMatchObject({ displayName: "dora Person" });
    expect(await fixture.find("ben")).toMatchObject({ displayName: "Benno Person" });
  });

  it("asks once for a person whom many directory events are about", async () => {
    await started();
    for (let count = 0; count < 20; count++) directoryEvents.tell("subject-anna");
    await handled();
    expect(directoryEvents.asked).toEqual(["subject-anna"]);
    expect(await runs()).toEqual([]);
  });

  it("is not about what had happened before directory events were switched on", async () => {
    await fixture.run();
    directoryEvents.tell("subject-anna", Date.now() - 3_600_000);
    directoryEvents.tell("subject-ben", Date.now() - 600_000);
    const following = follow();
    await expect.poll(() => directoryEvents.asked, patience).toEqual(["subject-ben"]);
    fleet.abort();
    await following;
  });

  it("of a group that a mapping names gives its template, of any other group nothing", async () => {
    const { id: templateId } = await createTestTemplate(context(), { quotaBytes: 7 });
    await fixture.configure({ notices: true }, [{ value: "/staff", templateId, claim: "groups" }]);
    await started();
    directoryEvents.groups = { "subject-anna": ["/chess", "/staff"], "subject-ben": ["/chess"] };
    for (const name of ["anna", "ben"]) directoryEvents.tell(`subject-${name}`);
    await handled();
    expect(await fixture.find("anna")).toMatchObject({ templateId, quotaBytes: 7 });
    expect(await fixture.find("ben")).toMatchObject({ templateId: fixture.templateId });
  });

  it("leaves to administrators what they have disabled", async () => {
    await started();
    await setMailboxState(context(), { mailboxId: await fixture.idOf("anna"), adminState: "disabled" });
    tell("anna", { givenName: "Anne" });
    await handled();
    expect(await fixture.find("anna")).toMatchObject({ adminState: "disabled", displayName: "Anne Person" });
  });
});

describe("no directory event is lost or handled twice", () => {
  it("when an event becomes visible later than one that happened after it", async () => {
    await started();
    const late = Date.now() - 50_000;
    tell("ben", { givenName: "Benno" });
    await handled();
    fixture.people = fixture.people.map((one) =>
      one.username === "anna" ? { ...one, enabled: false } : one,
    );
    directoryEvents.tell("subject-anna", late);
    await handled();
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "disabled" });
    expect(await runs()).toHaveLength(2);
  });

  it("when the process dies between taking in and handling, and when the directory's clock is set back", async () => {
    await started();
    tell("anna", { enabled: false });
    const dying = new AbortController();
    directoryEvents.onFind = () => {
      dying.abort();
      throw new Error("killed");
    };
    await follow(dying.signal);
    expect(await readEventState(db(), fixture.providerId)).toMatchObject({ pending: 1 });
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
    directoryEvents.onFind = () => undefined;
    await handled();
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "disabled" });
    expect(await runs()).toHaveLength(1);

    const past = Date.now() - 86_400_000;
    directoryEvents.events["admin-events"] = [];
    directoryEvents.tell("subject-cleo", past);
    const following = follow();
    const at = and(
      eq(directoryEventPosition.identityProviderId, fixture.providerId),
      eq(directoryEventPosition.stream, "admin-events"),
    );
    await expect
      .poll(async () => (await db().select().from(directoryEventPosition).where(at))[0]?.position, patience)
      .toBe(past);
    tell("ben", { enabled: false });
    await expect.poll(() => fixture.find("ben"), patience).toMatchObject({ directoryState: "disabled" });
    fleet.abort();
    await following;
  });

  it("by two processes: one follows, the other takes over when it ends", async () => {
    await started();
    const first = new AbortController();
    const one = follow(first.signal);
    await expect
      .poll(() => transact(db(), (tx) => isLeaseTaken(tx, eventLease(fixture.providerId))), patience)
      .toBe(true);
    await follow();
    tell("anna", { enabled: false });
    await expect.poll(() => fixture.find("anna"), patience).toMatchObject({ directoryState: "disabled" });
    first.abort();
    await one;
    tell("anna", { enabled: true });
    await handled();
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
    expect(await runs()).toHaveLength(2);
  });

  it("and one person's trouble keeps nobody else waiting", async () => {
    await started();
    tell("anna", { enabled: false });
    tell("ben", { enabled: false });
    directoryEvents.onFind = (id) => {
      if (id === "subject-anna")
        throw new DirectoryError(verbatim("Keycloak answered 500."), verbatim("Look into its log."));
    };
    const following = follow();
    await expect.poll(() => fixture.find("ben"), patience).toMatchObject({ directoryState: "disabled" });
    expect(await readEventState(db(), fixture.providerId)).toMatchObject({
      pending: 1,
      pendingProblem: verbatim("Keycloak answered 500."),
    });
    directoryEvents.onFind = () => undefined;
    await expect.poll(() => fixture.find("anna"), patience).toMatchObject({ directoryState: "disabled" });
    fleet.abort();
    await following;
  });

  it("and those that were handled are forgotten after their time", async () => {
    await started();
    const kept = () => db().$count(directoryEvent, eq(directoryEvent.identityProviderId, fixture.providerId));
    await purgeEvents(context(), { olderThanDays: 7 });
    expect(await kept()).toBe(2);
    await purgeEvents(context(), { olderThanDays: 7 }, new Date(Date.now() + 8 * 86_400_000));
    expect(await kept()).toBe(0);
  });
});

describe("an outage of the directory", () => {
  it("is told with its remedy, and everything that happened meanwhile is caught up with", async () => {
    await started();
    directoryEvents.outage = new DirectoryError(
      verbatim("The service account may not read events (403)."),
      verbatim("Give it the role."),
    );
    tell("anna", { enabled: false });
    const following = follow();
    const state = () => readEventState(db(), fixture.providerId);
    await expect
      .poll(async () => (await state()).streams.find(({ stream }) => stream === "admin-events"), patience)
      .toMatchObject({
        problem: verbatim("The service account may not read events (403)."),
        remedy: verbatim("Give it the role."),
        failingSince: expect.any(Date),
      });
    directoryEvents.outage = null;
    await expect.poll(() => fixture.find("anna"), patience).toMatchObject({ directoryState: "disabled" });
    await expect
      .poll(async () => (await state()).streams.map(({ problem }) => problem), patience)
      .toEqual([null, null]);
    directoryEvents.obstacle = {
      problem: verbatim("Keycloak does not keep admin events."),
      remedy: verbatim("Switch them on."),
    };
    await expect
      .poll(async () => (await state()).streams[0]?.problem, patience)
      .toEqual(verbatim("Keycloak does not keep admin events."));
    fleet.abort();
    await following;
  });

  it("ends the following when directory events are switched off", async () => {
    await started();
    const following = follow();
    await fixture.configure({ notices: false });
    await following;
  });
});

describe("a directory that says nothing of whom it removes", () => {
  beforeEach(() => {
    directoryEvents.listsIds = true;
  });
  const listed = (times: number) =>
    expect.poll(() => directoryEvents.lists, patience).toBeGreaterThanOrEqual(times);

  it("misses somebody who is not there as often as full runs would have to say so", async () => {
    await fixture.configure({ notices: true, missesBeforeLeaving: 3 });
    await started();
    directoryEvents.lists = 0;
    await fixture.remove("subject-anna");
    let looks = 0;
    directoryEvents.onFind = () => {
      looks = directoryEvents.lists;
    };
    const following = follow();
    await expect.poll(() => fixture.find("anna"), patience).toMatchObject({ directoryState: "missing" });
    await listed(looks + 4);
    fleet.abort();
    await following;
    expect(looks).toBeGreaterThanOrEqual(3);
    expect(directoryEvents.asked).toEqual(["subject-anna"]);
    expect(await fixture.find("ben")).toMatchObject({ directoryState: "present" });
    expect((await runs()).map(({ lines }) => lines)).toEqual([
      [["disable", "applied", "person-gone", `anna@${fixture.domain}`]],
    ]);
  });

  it("keeps somebody who is there when asked for, and somebody who was away for a moment", async () => {
    await started();
    fixture.skipped.add("subject-anna");
    let isAway = false;
    fixture.beforePage = () => {
      if (directoryEvents.lists % 2 === 1) fixture.skipped.add("subject-ben");
      else fixture.skipped.delete("subject-ben");
      isAway ||= fixture.skipped.has("subject-ben");
    };
    const following = follow();
    await expect.poll(() => directoryEvents.asked, patience).toEqual(["subject-anna"]);
    await listed(directoryEvents.lists + 4);
    fleet.abort();
    await following;
    expect(isAway).toBe(true);
    expect(directoryEvents.asked).toEqual(["subject-anna"]);
    expect(await runs()).toEqual([]);
  });

  it("leaves those to full runs who have time to come back, or are kept anyway", async () => {
    for (const kept of [{ graceHours: 48 }, { leavers: "nothing" as const }]) {
      await fixture.configure({ notices: true, ...kept });
      await started();
      expect(directoryEvents.lists).toBe(0);
    }
  });

  it("takes nobody for gone while it does not answer, and goes on telling", async () => {
    await started();
    fixture.beforePage = () => {
      throw new DirectoryError(verbatim("A page broke off."), verbatim("Look into the log."));
    };
    directoryEvents.lists = 0;
    const following = follow();
    await listed(3);
    tell("ben", { enabled: false });
    await expect.poll(() => fixture.find("ben"), patience).toMatchObject({ directoryState: "disabled" });
    fleet.abort();
    await following;
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
    fixture.beforePage = () => undefined;
  });

  it("has an administrator asked once when many are missing", async () => {
    await fixture.configure({ notices: true, guardAtLeast: 1, guardPercent: 10 });
    await started();
    for (const name of ["anna", "ben", "cleo"]) await fixture.remove(`subject-${name}`);
    const following = follow();
    const waiting = async () => (await runs()).filter(({ state }) => state === "waiting");
    await expect.poll(async () => (await waiting()).length, patience).toBe(1);
    await listed(directoryEvents.lists + 4);
    fleet.abort();
    await following;
    expect((await waiting())[0]?.lines).toHaveLength(3);
    expect(directoryEvents.asked.toSorted()).toEqual(["subject-anna", "subject-ben", "subject-cleo"]);
  });
});

describe("beside a full run", () => {
  const reading = (change: () => Promise<void>) => {
    let done = false;
    fixture.beforePage = async () => {
      if (done || (await hasLines()) === 0) return;
      done = true;
      await change();
    };
  };
  const hasLines = async () => {
    const [run] = await db()
      .select({ id: syncRun.id })
      .from(syncRun)
      .where(and(eq(syncRun.identityProviderId, fixture.providerId), eq(syncRun.state, "reading")));
    return db().$count(syncChange, eq(syncChange.runId, run?.id ?? ""));
  };

  it("what it had read before the directory event counts no more, either way", async () => {
    await started();
    fixture.people = fixture.people.map((one) =>
      one.username === "anna" ? { ...one, enabled: false } : one,
    );
    reading(async () => {
      tell("anna", { enabled: true });
      await handled();
    });
    expect((await fixture.run()).lines).toEqual([
      ["disable", "outdated", "person-disabled", `anna@${fixture.domain}`],
    ]);
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });

    fixture.people = fixture.people.map((one) =>
      one.username === "anna" ? { ...one, givenName: "A" } : one,
    );
    reading(async () => {
      tell("anna", { enabled: false });
      await handled();
    });
    expect((await fixture.run()).lines).toEqual([
      ["update", "outdated", "attributes-changed", `anna@${fixture.domain}`],
    ]);
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "disabled" });
    fixture.beforePage = () => undefined;
    expect((await fixture.run()).lines).toEqual([]);
  });

  it("does not wait for it, and makes no mailbox twice", async () => {
    await started();
    await fixture.add(fixture.person("aaron"));
    reading(async () => {
      directoryEvents.tell("subject-aaron");
      await handled();
      expect(await fixture.find("aaron")).toBeDefined();
    });
    const run = await fixture.run();
    expect(run).toMatchObject({
      state: "done",
      lines: [["create", "outdated", "new-person", `aaron@${fixture.domain}`]],
    });
  });
});

describe("a flood of directory events", () => {
  beforeEach(async () => {
    fixture.people = Array.from({ length: 8 }, (_, index) => fixture.person(`p${index}`));
    await fixture.configure({ notices: true, guardAtLeast: 2, guardPercent: 10 });
    await fixture.run();
    await started();
  });
  const shutOut = async () => {
    const rows = await Promise.all(fixture.people.map(({ username }) => fixture.find(username)));
    return rows.filter((row) => row?.directoryState === "disabled").length;
  };

  it("waits for an administrator in one run, whatever else still goes on", async () => {
    for (const { username } of fixture.people.slice(0, 2)) tell(username, { enabled: false });
    await handled();
    expect(await shutOut()).toBe(2);
    for (const { username } of fixture.people.slice(2, 5)) tell(username, { enabled: false });
    await handled();
    for (const { username } of fixture.people.slice(5)) tell(username, { enabled: false });
    tell("p0", { enabled: true });
    await handled();
    expect(await shutOut(), "p0 is back, nobody else was shut out").toBe(1);
    const waiting = (await runs()).filter(({ state }) => state === "waiting");
    expect(waiting.map(({ problem }) => problem && say(problem))).toEqual([
      expect.stringContaining("more than 2 of 8"),
    ]);
    expect(waiting[0]?.lines).toHaveLength(6);

    // Whoever is enabled again meanwhile is not in it any more.
    tell("p2", { enabled: true });
    await handled();
    const id = waiting[0]?.id ?? "";
    await approveSyncRun(context(), { id });
    await finishSync(context(), { provider: fixture.slug });
    expect(await fixture.look(id)).toMatchObject({ state: "done", counts: { "disable.applied": 5 } });
    expect(await shutOut()).toBe(6);
  });

  it("that calms down again leaves no question behind, and the next full run takes the place of one", async () => {
    for (const { username } of fixture.people.slice(0, 3)) tell(username, { enabled: false });
    await handled();
    for (const { username } of fixture.people.slice(0, 3)) tell(username, { enabled: true });
    await handled();
    expect(await runs()).toMatchObject([{ state: "cancelled", lines: [] }]);
    for (const { username } of fixture.people.slice(0, 3)) tell(username, { enabled: false });
    await handled();
    expect((await runs()).at(-1)).toMatchObject({ state: "waiting" });
    expect(await fixture.run()).toMatchObject({ state: "waiting" });
    expect((await runs()).at(-1)).toMatchObject({ state: "cancelled" });
  });
});
