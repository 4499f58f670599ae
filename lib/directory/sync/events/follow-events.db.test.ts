import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { purgeEvents } from "@/lib/directory/event/purge-events";
import { readEventState } from "@/lib/directory/event/queries";
import { approveSyncRun } from "@/lib/directory/run/approve-run";
import { eventLease } from "@/lib/directory/run/lease-names";
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
import { followFixture, patience } from "@/lib/testing/directory/follow-fixture";
import { createTestTemplate } from "@/lib/testing/fixtures";
import { verbatim } from "@/lib/words/compose-text";
import { say } from "@/lib/words/text";

/* The directory here is a list in memory, since it must lie and break in ways that Keycloak does on no command. */

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
const db = () => database.client().db;

const world = followFixture(context);

describe("a directory event", () => {
  it("shuts out who was disabled and lets in again who is enabled again, with a run for each change only", async () => {
    await world().started();
    const anna = await world().fixture.idOf("anna");
    await db()
      .insert(session)
      .values({ sessionToken: `t-${anna}`, userId: anna, expires: new Date(Date.now() + 1e6) });
    world().tell("anna", { enabled: false });
    world().directoryEvents.tell("subject-ben");
    await world().handled();
    expect(await world().fixture.find("anna")).toMatchObject({ directoryState: "disabled" });
    expect(await db().$count(session, eq(session.userId, anna))).toBe(0);
    world().tell("anna", { enabled: true });
    await world().handled();
    expect(await world().fixture.find("anna")).toMatchObject({ directoryState: "present" });
    const address = `anna@${world().fixture.domain}`;
    expect((await world().runs()).map(({ state, trigger, lines }) => ({ state, trigger, lines }))).toEqual([
      { state: "done", trigger: "notice", lines: [["disable", "applied", "person-disabled", address]] },
      { state: "done", trigger: "notice", lines: [["reactivate", "applied", "person-back", address]] },
    ]);
    expect(await verifyChain(db())).toMatchObject({ intact: true });
  });

  it("shuts out who was deleted at once, since the directory does not know the id any more", async () => {
    await world().started();
    await world().fixture.remove("subject-anna");
    world().directoryEvents.tell("subject-anna");
    await world().handled();
    expect(await world().fixture.find("anna")).toMatchObject({ directoryState: "missing" });
  });

  it("brings in who is new, and follows attributes, whoever changed them", async () => {
    await world().started();
    await world().fixture.add(world().fixture.person("dora"));
    world().directoryEvents.tell("subject-dora");
    world().fixture.people = world().fixture.people.map((one) =>
      one.username === "ben" ? { ...one, givenName: "Benno" } : one,
    );
    world().directoryEvents.tell("subject-ben", Date.now(), "user-events");
    await world().handled();
    expect(await world().fixture.find("dora")).toMatchObject({ displayName: "dora Person" });
    expect(await world().fixture.find("ben")).toMatchObject({ displayName: "Benno Person" });
  });

  it("asks once for a person whom many directory events are about", async () => {
    await world().started();
    for (let count = 0; count < 20; count++) world().directoryEvents.tell("subject-anna");
    await world().handled();
    expect(world().directoryEvents.asked).toEqual(["subject-anna"]);
    expect(await world().runs()).toEqual([]);
  });

  it("is not about what had happened before directory events were switched on", async () => {
    await world().fixture.run();
    world().directoryEvents.tell("subject-anna", Date.now() - 3_600_000);
    world().directoryEvents.tell("subject-ben", Date.now() - 600_000);
    const following = world().follow();
    await expect.poll(() => world().directoryEvents.asked, patience).toEqual(["subject-ben"]);
    world().fleet.abort();
    await following;
  });

  it("of a group that a mapping names gives its template, of any other group nothing", async () => {
    const { id: templateId } = await createTestTemplate(context(), { quotaBytes: 7 });
    await world().fixture.configure({ notices: true }, [{ value: "/staff", templateId, claim: "groups" }]);
    await world().started();
    world().directoryEvents.groups = { "subject-anna": ["/chess", "/staff"], "subject-ben": ["/chess"] };
    for (const name of ["anna", "ben"]) world().directoryEvents.tell(`subject-${name}`);
    await world().handled();
    expect(await world().fixture.find("anna")).toMatchObject({ templateId, quotaBytes: 7 });
    expect(await world().fixture.find("ben")).toMatchObject({ templateId: world().fixture.templateId });
  });

  it("leaves to administrators what they have disabled", async () => {
    await world().started();
    await setMailboxState(context(), {
      mailboxId: await world().fixture.idOf("anna"),
      adminState: "disabled",
    });
    world().tell("anna", { givenName: "Anne" });
    await world().handled();
    expect(await world().fixture.find("anna")).toMatchObject({
      adminState: "disabled",
      displayName: "Anne Person",
    });
  });
});

describe("no directory event is lost or handled twice", () => {
  it("when an event becomes visible later than one that happened after it", async () => {
    await world().started();
    const late = Date.now() - 50_000;
    world().tell("ben", { givenName: "Benno" });
    await world().handled();
    world().fixture.people = world().fixture.people.map((one) =>
      one.username === "anna" ? { ...one, enabled: false } : one,
    );
    world().directoryEvents.tell("subject-anna", late);
    await world().handled();
    expect(await world().fixture.find("anna")).toMatchObject({ directoryState: "disabled" });
    expect(await world().runs()).toHaveLength(2);
  });

  it("when the process dies between taking in and handling, and when the directory's clock is set back", async () => {
    await world().started();
    world().tell("anna", { enabled: false });
    const dying = new AbortController();
    world().directoryEvents.onFind = () => {
      dying.abort();
      throw new Error("killed");
    };
    await world().follow(dying.signal);
    expect(await readEventState(db(), world().fixture.providerId)).toMatchObject({ pending: 1 });
    expect(await world().fixture.find("anna")).toMatchObject({ directoryState: "present" });
    world().directoryEvents.onFind = () => undefined;
    await world().handled();
    expect(await world().fixture.find("anna")).toMatchObject({ directoryState: "disabled" });
    expect(await world().runs()).toHaveLength(1);

    const past = Date.now() - 86_400_000;
    world().directoryEvents.events["admin-events"] = [];
    world().directoryEvents.tell("subject-cleo", past);
    const following = world().follow();
    const at = and(
      eq(directoryEventPosition.identityProviderId, world().fixture.providerId),
      eq(directoryEventPosition.stream, "admin-events"),
    );
    await expect
      .poll(async () => (await db().select().from(directoryEventPosition).where(at))[0]?.position, patience)
      .toBe(past);
    world().tell("ben", { enabled: false });
    await expect
      .poll(() => world().fixture.find("ben"), patience)
      .toMatchObject({ directoryState: "disabled" });
    world().fleet.abort();
    await following;
  });

  it("by two processes: one follows, the other takes over when it ends", async () => {
    await world().started();
    const first = new AbortController();
    const one = world().follow(first.signal);
    await expect
      .poll(() => transact(db(), (tx) => isLeaseTaken(tx, eventLease(world().fixture.providerId))), patience)
      .toBe(true);
    await world().follow();
    world().tell("anna", { enabled: false });
    await expect
      .poll(() => world().fixture.find("anna"), patience)
      .toMatchObject({ directoryState: "disabled" });
    first.abort();
    await one;
    world().tell("anna", { enabled: true });
    await world().handled();
    expect(await world().fixture.find("anna")).toMatchObject({ directoryState: "present" });
    expect(await world().runs()).toHaveLength(2);
  });

  it("and one person's trouble keeps nobody else waiting", async () => {
    await world().started();
    world().tell("anna", { enabled: false });
    world().tell("ben", { enabled: false });
    world().directoryEvents.onFind = (id) => {
      if (id === "subject-anna")
        throw new DirectoryError(verbatim("Keycloak answered 500."), verbatim("Look into its log."));
    };
    const following = world().follow();
    await expect
      .poll(() => world().fixture.find("ben"), patience)
      .toMatchObject({ directoryState: "disabled" });
    expect(await readEventState(db(), world().fixture.providerId)).toMatchObject({
      pending: 1,
      pendingProblem: verbatim("Keycloak answered 500."),
    });
    world().directoryEvents.onFind = () => undefined;
    await expect
      .poll(() => world().fixture.find("anna"), patience)
      .toMatchObject({ directoryState: "disabled" });
    world().fleet.abort();
    await following;
  });

  it("and those that were handled are forgotten after their time", async () => {
    await world().started();
    const kept = () =>
      db().$count(directoryEvent, eq(directoryEvent.identityProviderId, world().fixture.providerId));
    await purgeEvents(context(), { olderThanDays: 7 });
    expect(await kept()).toBe(2);
    await purgeEvents(context(), { olderThanDays: 7 }, new Date(Date.now() + 8 * 86_400_000));
    expect(await kept()).toBe(0);
  });
});

describe("an outage of the directory", () => {
  it("is told with its remedy, and everything that happened meanwhile is caught up with", async () => {
    await world().started();
    world().directoryEvents.outage = new DirectoryError(
      verbatim("The service account may not read events (403)."),
      verbatim("Give it the role."),
    );
    world().tell("anna", { enabled: false });
    const following = world().follow();
    const state = () => readEventState(db(), world().fixture.providerId);
    await expect
      .poll(async () => (await state()).streams.find(({ stream }) => stream === "admin-events"), patience)
      .toMatchObject({
        problem: verbatim("The service account may not read events (403)."),
        remedy: verbatim("Give it the role."),
        failingSince: expect.any(Date),
      });
    world().directoryEvents.outage = null;
    await expect
      .poll(() => world().fixture.find("anna"), patience)
      .toMatchObject({ directoryState: "disabled" });
    await expect
      .poll(async () => (await state()).streams.map(({ problem }) => problem), patience)
      .toEqual([null, null]);
    world().directoryEvents.obstacle = {
      problem: verbatim("Keycloak does not keep admin events."),
      remedy: verbatim("Switch them on."),
    };
    await expect
      .poll(async () => (await state()).streams[0]?.problem, patience)
      .toEqual(verbatim("Keycloak does not keep admin events."));
    world().fleet.abort();
    await following;
  });

  it("ends the following when directory events are switched off", async () => {
    await world().started();
    const following = world().follow();
    await world().fixture.configure({ notices: false });
    await following;
  });
});

describe("beside a full run", () => {
  const reading = (change: () => Promise<void>) => {
    let done = false;
    world().fixture.beforePage = async () => {
      if (done || (await hasLines()) === 0) return;
      done = true;
      await change();
    };
  };
  const hasLines = async () => {
    const [run] = await db()
      .select({ id: syncRun.id })
      .from(syncRun)
      .where(and(eq(syncRun.identityProviderId, world().fixture.providerId), eq(syncRun.state, "reading")));
    return db().$count(syncChange, eq(syncChange.runId, run?.id ?? ""));
  };

  it("what it had read before the directory event counts no more, either way", async () => {
    await world().started();
    world().fixture.people = world().fixture.people.map((one) =>
      one.username === "anna" ? { ...one, enabled: false } : one,
    );
    reading(async () => {
      world().tell("anna", { enabled: true });
      await world().handled();
    });
    expect((await world().fixture.run()).lines).toEqual([
      ["disable", "outdated", "person-disabled", `anna@${world().fixture.domain}`],
    ]);
    expect(await world().fixture.find("anna")).toMatchObject({ directoryState: "present" });

    world().fixture.people = world().fixture.people.map((one) =>
      one.username === "anna" ? { ...one, givenName: "A" } : one,
    );
    reading(async () => {
      world().tell("anna", { enabled: false });
      await world().handled();
    });
    expect((await world().fixture.run()).lines).toEqual([
      ["update", "outdated", "attributes-changed", `anna@${world().fixture.domain}`],
    ]);
    expect(await world().fixture.find("anna")).toMatchObject({ directoryState: "disabled" });
    world().fixture.beforePage = () => undefined;
    expect((await world().fixture.run()).lines).toEqual([]);
  });

  it("does not wait for it, and makes no mailbox twice", async () => {
    await world().started();
    await world().fixture.add(world().fixture.person("aaron"));
    reading(async () => {
      world().directoryEvents.tell("subject-aaron");
      await world().handled();
      expect(await world().fixture.find("aaron")).toBeDefined();
    });
    const run = await world().fixture.run();
    expect(run).toMatchObject({
      state: "done",
      lines: [["create", "outdated", "new-person", `aaron@${world().fixture.domain}`]],
    });
  });
});

describe("a flood of directory events", () => {
  beforeEach(async () => {
    world().fixture.people = Array.from({ length: 8 }, (_, index) => world().fixture.person(`p${index}`));
    await world().fixture.configure({ notices: true, guardAtLeast: 2, guardPercent: 10 });
    await world().fixture.run();
    await world().started();
  });
  const shutOut = async () => {
    const rows = await Promise.all(
      world().fixture.people.map(({ username }) => world().fixture.find(username)),
    );
    return rows.filter((row) => row?.directoryState === "disabled").length;
  };

  it("waits for an administrator in one run, whatever else still goes on", async () => {
    for (const { username } of world().fixture.people.slice(0, 2)) world().tell(username, { enabled: false });
    await world().handled();
    expect(await shutOut()).toBe(2);
    for (const { username } of world().fixture.people.slice(2, 5)) world().tell(username, { enabled: false });
    await world().handled();
    for (const { username } of world().fixture.people.slice(5)) world().tell(username, { enabled: false });
    world().tell("p0", { enabled: true });
    await world().handled();
    expect(await shutOut(), "p0 is back, nobody else was shut out").toBe(1);
    const waiting = (await world().runs()).filter(({ state }) => state === "waiting");
    expect(waiting.map(({ problem }) => problem && say(problem))).toEqual([
      expect.stringContaining("more than 2 of 8"),
    ]);
    expect(waiting[0]?.lines).toHaveLength(6);

    // Whoever is enabled again meanwhile is not in it any more.
    world().tell("p2", { enabled: true });
    await world().handled();
    const id = waiting[0]?.id ?? "";
    await approveSyncRun(context(), { id });
    await finishSync(context(), { provider: world().fixture.slug });
    expect(await world().fixture.look(id)).toMatchObject({ state: "done", counts: { "disable.applied": 5 } });
    expect(await shutOut()).toBe(6);
  });

  it("that calms down again leaves no question behind, and the next full run takes the place of one", async () => {
    for (const { username } of world().fixture.people.slice(0, 3)) world().tell(username, { enabled: false });
    await world().handled();
    for (const { username } of world().fixture.people.slice(0, 3)) world().tell(username, { enabled: true });
    await world().handled();
    expect(await world().runs()).toMatchObject([{ state: "cancelled", lines: [] }]);
    for (const { username } of world().fixture.people.slice(0, 3)) world().tell(username, { enabled: false });
    await world().handled();
    expect((await world().runs()).at(-1)).toMatchObject({ state: "waiting" });
    expect(await world().fixture.run()).toMatchObject({ state: "waiting" });
    expect((await world().runs()).at(-1)).toMatchObject({ state: "cancelled" });
  });
});
