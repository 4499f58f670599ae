import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { part } from "../stack";
import { Follower } from "./following/follower";
import { type Person, TestRealm } from "./following/realm";
import { mailboxesOf, peopleRead } from "./following/state";

/** So many that a read takes some seconds. */
const crowdSize = 3_000;

test("Keycloak stopped in the middle of a read: the run says so, nothing is changed, and the next one heals", async () => {
  test.setTimeout(240_000);
  const realm = new TestRealm();
  const follower = new Follower();
  const crowd: Person[] = Array.from({ length: crowdSize }, (_, number) => ({
    id: randomUUID(),
    username: `person-${number}`,
    firstName: "Person",
    lastName: String(number),
    emailVerified: true,
    enabled: true,
    attributes: { [follower.addressAttribute]: [`person-${number}@${follower.domain}`] },
  }));
  const [staying, leaving] = [crowd.slice(100), crowd.slice(0, 100)];
  await realm.hold(crowd);
  await follower.start(realm);
  expect(await follower.run()).toMatchObject({ state: "done" });
  const before = await mailboxesOf(follower);
  expect(before).toHaveLength(crowdSize);

  await realm.hold([...staying, ...leaving.map((person) => ({ ...person, enabled: false }))]);
  const running = follower.run();
  await expect.poll(() => peopleRead(follower), { intervals: [5] }).toBeGreaterThan(0);
  part("keycloak", "pause");
  part("keycloak", "stop");
  const failed = await running;
  expect(failed).toMatchObject({
    state: "failed",
    problem: expect.stringContaining("Keycloak did not answer"),
  });
  expect(await mailboxesOf(follower)).toEqual(before);

  part("keycloak", "start");
  expect(await follower.run()).toMatchObject({ state: "done" });
  const after = (await mailboxesOf(follower)) as { directory_state: string }[];
  expect(after.filter(({ directory_state }) => directory_state === "disabled")).toHaveLength(leaving.length);
  await follower.end();
  await realm.remove();
});
