import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { letterlock } from "../stack";
import { Follower } from "./following/follower";
import { seededRandom } from "./following/random";
import { type Person, TestRealm } from "./following/realm";
import { leftOver, madeTwice, mailboxesOf, numberOfRuns, overlapping, unmatched } from "./following/state";

/** One at each step of the history; `npm run drill -- crash-safety` kills more. */
const kills = Number(process.env.LETTERLOCK_KILLS ?? 5);
/** More than a transaction of the sync has lines. */
const crowdSize = 600;

// One after the other, in one realm.
test.describe.configure({ mode: "default" });

const realm = new TestRealm();
const [calm, shaken, raced] = [new Follower(), new Follower(), new Follower()];
const followers = [calm, shaken, raced];

const crowd: Person[] = Array.from({ length: crowdSize }, (_, number) => ({
  id: randomUUID(),
  username: `person-${String(number).padStart(4, "0")}`,
  firstName: "Person",
  lastName: String(number),
  email: `person-${number}@elsewhere.test`,
  emailVerified: true,
  enabled: true,
  attributes: Object.fromEntries(
    followers.map(({ addressAttribute, domain }) => [addressAttribute, [`person-${number}@${domain}`]]),
  ),
}));

type Range = [from: number, to: number];
const isIn = (number: number, [from, to]: Range) => number >= from && number < to;

/** A change to some of the crowd: null takes them away. */
const changed = (range: Range, change: Partial<Person> | null) => (person: Person, number: number) =>
  isIn(number, range) ? change && { ...person, ...change } : person;

const staff = (person: Person, number: number) =>
  isIn(number, [300, 400])
    ? { ...person, attributes: { ...person.attributes, mailcow_template: ["staff"] } }
    : person;

const crowdAfter = (...steps: ((person: Person, number: number) => Person | null)[]): Person[] =>
  crowd.flatMap((person, number) => {
    const after = steps.reduce<Person | null>((one, step) => one && step(one, number), person);
    return after ?? [];
  });

/** What happens to the people, one after the other: join, change, leave, come back. */
const history: Person[][] = [
  crowdAfter(changed([450, 600], null)),
  crowdAfter(changed([100, 250], { firstName: "Renamed" })),
  crowdAfter(changed([100, 250], { firstName: "Renamed" }), changed([200, 300], { enabled: false }), staff),
  crowdAfter(
    changed([100, 250], { firstName: "Renamed" }),
    changed([250, 300], { enabled: false }),
    staff,
    changed([0, 60], null),
  ),
  crowdAfter(
    changed([100, 250], { firstName: "Again" }),
    staff,
    changed([30, 60], null),
    changed([400, 450], { enabled: false }),
  ),
];

test.beforeAll(async () => {
  test.setTimeout(240_000);
  await realm.hold(crowd);
  for (const follower of followers) await follower.start(realm);
});
test.afterAll(async () => {
  test.setTimeout(240_000);
  for (const follower of followers) await follower.end();
  await realm.remove();
});

test(`killed ${kills} times at random points, the sync comes to the same end`, async () => {
  test.setTimeout(600_000);
  const { seed, next } = seededRandom();
  console.log(`LETTERLOCK_SEED=${seed}`);
  let killed = 0;
  for (const [index, people] of history.entries()) {
    await realm.hold(people);
    const { state, milliseconds } = await calm.run();
    expect(state).toBe("done");
    const goal = (kills * (index + 1)) / history.length;
    let span = milliseconds;
    for (let tries = 0; killed < goal && tries < 2 * kills; tries++)
      if (await shaken.runAndKill(next() * span)) killed++;
      else span *= 0.8; // it was done sooner
    // Who was never here cannot be taken for gone later: the first import comes to its end.
    if (index === 0) expect(await shaken.run()).toMatchObject({ state: "done" });
  }
  expect(killed, "processes killed while they worked").toBe(kills);

  for (const follower of [calm, shaken, calm, shaken])
    expect(await follower.run()).toMatchObject({ state: "done" });
  expect(await mailboxesOf(shaken)).toEqual(await mailboxesOf(calm));
  expect(await mailboxesOf(shaken)).toHaveLength(crowdSize);
  for (const follower of [calm, shaken]) {
    expect(
      await unmatched(follower),
      "every applied line is one change, and no change is without a line",
    ).toEqual([]);
    expect(await madeTwice(follower)).toEqual([]);
    expect(await leftOver(follower)).toEqual([]);
  }
  expect(await letterlock(["log", "verify"])).toMatchObject({ intact: true });
});

test("two processes that start at once: one works, and nothing is done twice", async () => {
  test.setTimeout(300_000);
  const together = () => Promise.allSettled([raced.run(), raced.run(), raced.run()]);
  await realm.hold(crowd);
  for (const template of ["default", "staff", "default", "staff"]) {
    await raced.configure(realm, template);
    const before = await numberOfRuns(raced);
    const ended = await together();
    const worked = ended.filter(({ status }) => status === "fulfilled");
    expect(worked.length).toBeGreaterThan(0);
    expect(await numberOfRuns(raced)).toBe(before + worked.length);
    for (const one of ended)
      if (one.status === "rejected")
        expect(String(one.reason)).toContain("A run of this provider is already in progress");
  }
  expect(await overlapping(raced)).toEqual([]);
  expect(await unmatched(raced)).toEqual([]);
  expect(await madeTwice(raced)).toEqual([]);
  expect(await mailboxesOf(raced)).toHaveLength(crowdSize);
});
