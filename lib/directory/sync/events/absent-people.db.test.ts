import { beforeEach, describe, expect, it } from "vitest";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { testDatabase } from "@/lib/testing/database";
import { followFixture, patience } from "@/lib/testing/directory/follow-fixture";
import { verbatim } from "@/lib/words/compose-text";

/* The directory here is a list in memory, since it must lie and break in ways that Keycloak does on no command. */

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });

const world = followFixture(context);

describe("a directory that says nothing of whom it removes", () => {
  beforeEach(() => {
    world().directoryEvents.listsIds = true;
  });
  const listed = (times: number) =>
    expect.poll(() => world().directoryEvents.lists, patience).toBeGreaterThanOrEqual(times);

  it("misses somebody who is not there as often as full runs would have to say so", async () => {
    await world().fixture.configure({ notices: true, missesBeforeLeaving: 3 });
    await world().started();
    world().directoryEvents.lists = 0;
    await world().fixture.remove("subject-anna");
    let looks = 0;
    world().directoryEvents.onFind = () => {
      looks = world().directoryEvents.lists;
    };
    const following = world().follow();
    await expect
      .poll(() => world().fixture.find("anna"), patience)
      .toMatchObject({ directoryState: "missing" });
    await listed(looks + 4);
    world().fleet.abort();
    await following;
    expect(looks).toBeGreaterThanOrEqual(3);
    expect(world().directoryEvents.asked).toEqual(["subject-anna"]);
    expect(await world().fixture.find("ben")).toMatchObject({ directoryState: "present" });
    expect((await world().runs()).map(({ lines }) => lines)).toEqual([
      [["disable", "applied", "person-gone", `anna@${world().fixture.domain}`]],
    ]);
  });

  it("keeps somebody who is there when asked for, and somebody who was away for a moment", async () => {
    await world().started();
    world().fixture.skipped.add("subject-anna");
    let isAway = false;
    world().fixture.beforePage = () => {
      if (world().directoryEvents.lists % 2 === 1) world().fixture.skipped.add("subject-ben");
      else world().fixture.skipped.delete("subject-ben");
      isAway ||= world().fixture.skipped.has("subject-ben");
    };
    const following = world().follow();
    await expect.poll(() => world().directoryEvents.asked, patience).toEqual(["subject-anna"]);
    await listed(world().directoryEvents.lists + 4);
    world().fleet.abort();
    await following;
    expect(isAway).toBe(true);
    expect(world().directoryEvents.asked).toEqual(["subject-anna"]);
    expect(await world().runs()).toEqual([]);
  });

  it("leaves those to full runs who have time to come back, or are kept anyway", async () => {
    for (const kept of [{ graceHours: 48 }, { leavers: "nothing" as const }]) {
      await world().fixture.configure({ notices: true, ...kept });
      await world().started();
      expect(world().directoryEvents.lists).toBe(0);
    }
  });

  it("takes nobody for gone while it does not answer, and goes on telling", async () => {
    await world().started();
    world().fixture.beforePage = () => {
      throw new DirectoryError(verbatim("A page broke off."), verbatim("Look into the log."));
    };
    world().directoryEvents.lists = 0;
    const following = world().follow();
    await listed(3);
    world().tell("ben", { enabled: false });
    await expect
      .poll(() => world().fixture.find("ben"), patience)
      .toMatchObject({ directoryState: "disabled" });
    world().fleet.abort();
    await following;
    expect(await world().fixture.find("anna")).toMatchObject({ directoryState: "present" });
    world().fixture.beforePage = () => undefined;
  });

  it("has an administrator asked once when many are missing", async () => {
    await world().fixture.configure({ notices: true, guardAtLeast: 1, guardPercent: 10 });
    await world().started();
    for (const name of ["anna", "ben", "cleo"]) await world().fixture.remove(`subject-${name}`);
    const following = world().follow();
    const waiting = async () => (await world().runs()).filter(({ state }) => state === "waiting");
    await expect.poll(async () => (await waiting()).length, patience).toBe(1);
    await listed(world().directoryEvents.lists + 4);
    world().fleet.abort();
    await following;
    expect((await waiting())[0]?.lines).toHaveLength(3);
    expect(world().directoryEvents.asked.toSorted()).toEqual(["subject-anna", "subject-ben", "subject-cleo"]);
  });
});
