import { beforeEach, describe, expect, it } from "vitest";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { testDatabase } from "@/lib/testing/database";
import { FollowFixture, patience } from "@/lib/testing/directory/follow-fixture";
import type { MemoryDirectoryEvents } from "@/lib/testing/directory/memory-events";
import type { SyncFixture } from "@/lib/testing/directory/sync-fixture";
import { verbatim } from "@/lib/words/compose-text";

/* The directory here is a list in memory, since it must lie and break in ways that Keycloak does on no command. */

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });

let world: FollowFixture;
let fixture: SyncFixture;
let directoryEvents: MemoryDirectoryEvents;
let fleet: AbortController;

beforeEach(async () => {
  world = await FollowFixture.make(context());
  ({ fixture, directoryEvents, fleet } = world);
  return () => fleet.abort();
});

describe("a directory that says nothing of whom it removes", () => {
  beforeEach(() => {
    directoryEvents.listsIds = true;
  });
  const listed = (times: number) =>
    expect.poll(() => directoryEvents.lists, patience).toBeGreaterThanOrEqual(times);

  it("misses somebody who is not there as often as full runs would have to say so", async () => {
    await fixture.configure({ notices: true, missesBeforeLeaving: 3 });
    await world.started();
    directoryEvents.lists = 0;
    await fixture.remove("subject-anna");
    let looks = 0;
    directoryEvents.onFind = () => {
      looks = directoryEvents.lists;
    };
    const following = world.follow();
    await expect.poll(() => fixture.find("anna"), patience).toMatchObject({ directoryState: "missing" });
    await listed(looks + 4);
    fleet.abort();
    await following;
    expect(looks).toBeGreaterThanOrEqual(3);
    expect(directoryEvents.asked).toEqual(["subject-anna"]);
    expect(await fixture.find("ben")).toMatchObject({ directoryState: "present" });
    expect((await world.runs()).map(({ lines }) => lines)).toEqual([
      [["disable", "applied", "person-gone", `anna@${fixture.domain}`]],
    ]);
  });

  it("keeps somebody who is there when asked for, and somebody who was away for a moment", async () => {
    await world.started();
    fixture.skipped.add("subject-anna");
    let isAway = false;
    fixture.beforePage = () => {
      if (directoryEvents.lists % 2 === 1) fixture.skipped.add("subject-ben");
      else fixture.skipped.delete("subject-ben");
      isAway ||= fixture.skipped.has("subject-ben");
    };
    const following = world.follow();
    await expect.poll(() => directoryEvents.asked, patience).toEqual(["subject-anna"]);
    await listed(directoryEvents.lists + 4);
    fleet.abort();
    await following;
    expect(isAway).toBe(true);
    expect(directoryEvents.asked).toEqual(["subject-anna"]);
    expect(await world.runs()).toEqual([]);
  });

  it("leaves those to full runs who have time to come back, or are kept anyway", async () => {
    for (const kept of [{ graceHours: 48 }, { leavers: "nothing" as const }]) {
      await fixture.configure({ notices: true, ...kept });
      await world.started();
      expect(directoryEvents.lists).toBe(0);
    }
  });

  it("takes nobody for gone while it does not answer, and goes on telling", async () => {
    await world.started();
    fixture.beforePage = () => {
      throw new DirectoryError(verbatim("A page broke off."), verbatim("Look into the log."));
    };
    directoryEvents.lists = 0;
    const following = world.follow();
    await listed(3);
    world.tell("ben", { enabled: false });
    await expect.poll(() => fixture.find("ben"), patience).toMatchObject({ directoryState: "disabled" });
    fleet.abort();
    await following;
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
    fixture.beforePage = () => undefined;
  });

  it("has an administrator asked once when many are missing", async () => {
    await fixture.configure({ notices: true, guardAtLeast: 1, guardPercent: 10 });
    await world.started();
    for (const name of ["anna", "ben", "cleo"]) await fixture.remove(`subject-${name}`);
    const following = world.follow();
    const waiting = async () => (await world.runs()).filter(({ state }) => state === "waiting");
    await expect.poll(async () => (await waiting()).length, patience).toBe(1);
    await listed(directoryEvents.lists + 4);
    fleet.abort();
    await following;
    expect((await waiting())[0]?.lines).toHaveLength(3);
    expect(directoryEvents.asked.toSorted()).toEqual(["subject-anna", "subject-ben", "subject-cleo"]);
  });
});
