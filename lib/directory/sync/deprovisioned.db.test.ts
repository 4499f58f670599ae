import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { session } from "@/lib/platform/db/schema";
import type { Person } from "@/lib/providers/directory/person";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncWorld, type SyncWorld } from "@/lib/testing/directory/sync-world";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let world: SyncWorld;

beforeEach(async () => {
  world = await makeSyncWorld(context());
});

describe("who is disabled in the directory", () => {
  it("shuts out who is disabled, ends the sessions, and lets in again who is enabled again", async () => {
    await world.run();
    const anna = await world.idOf("anna");
    const { db } = database.client();
    await db
      .insert(session)
      .values({ sessionToken: `t-${anna}`, userId: anna, expires: new Date(Date.now() + 1e6) });
    world.people[0] = world.person("anna", { enabled: false });
    expect((await world.run()).lines).toEqual([
      ["disable", "applied", "person-disabled", `anna@${world.domain}`],
    ]);
    expect(await world.find("anna")).toMatchObject({
      directoryState: "disabled",
      directoryReceives: true,
      adminState: "active",
    });
    expect(await db.$count(session, eq(session.userId, anna))).toBe(0);
    world.people[0] = world.person("anna");
    expect((await world.run()).lines).toEqual([
      ["reactivate", "applied", "person-back", `anna@${world.domain}`],
    ]);
    expect(await world.find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("leaves to administrators what they have disabled or given another source", async () => {
    await world.run();
    await setMailboxState(context(), { mailboxId: await world.idOf("anna"), adminState: "disabled" });
    await setMailboxSource(context(), { mailboxId: await world.idOf("ben"), identityProviderId: null });
    world.people[1] = world.person("ben", { enabled: false });
    expect((await world.run()).lines).toEqual([]);
    expect(await world.find("anna")).toMatchObject({ adminState: "disabled" });
    expect(await world.find("ben")).toMatchObject({ directoryState: "present" });
  });
});

describe("who is not in the list", () => {
  it("is asked for by id, and has left only after two reads", async () => {
    await world.run();
    world.skipped.add("subject-ben");
    expect((await world.run()).lines).toEqual([]);
    world.people = world.people.filter(({ id }) => id !== "subject-anna");
    const address = `anna@${world.domain}`;
    expect((await world.run()).lines).toEqual([["missing", "applied", "not-found-yet", address]]);
    expect(await world.find("anna")).toMatchObject({ directoryState: "present" });
    expect((await world.run()).lines).toEqual([["disable", "applied", "person-gone", address]]);
    expect(await world.find("anna")).toMatchObject({ directoryState: "missing" });
    expect((await world.run()).lines).toEqual([]);
    world.people.push(world.person("anna"));
    expect((await world.run()).lines).toEqual([["reactivate", "applied", "person-back", address]]);
  });

  it("stays, however often, when only the directory behind the directory does not vouch for anybody", async () => {
    await world.run();
    for (const { id } of world.people) world.unconfirmed.add(id);
    world.skipped.add("subject-ben"); // asked for by id, with the same answer
    for (let times = 0; times < 3; times++)
      expect(await world.run()).toMatchObject({
        state: "done",
        lines: [],
        counts: { "passed-over.federation-silent": 3 },
      });
    expect(await world.find("anna")).toMatchObject({ directoryState: "present" });
    world.unconfirmed.clear();
    world.people[0] = world.person("anna", { enabled: false });
    expect((await world.run()).lines).toEqual([
      ["disable", "applied", "person-disabled", `anna@${world.domain}`],
    ]);
  });

  it("and not vouched for gets no mailbox, and one that waits is not shut out", async () => {
    const waiting = { address: `anna@${world.domain}`, identityProviderId: world.providerId };
    await createTestMailbox(context(), waiting);
    for (const name of ["anna", "ben"]) world.unconfirmed.add(`subject-${name}`);
    expect((await world.run()).lines).toEqual([["create", "applied", "new-person", `cleo@${world.domain}`]]);
    expect(await world.find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("starts to be counted anew after having been found by id", async () => {
    await world.run();
    const [anna, ...others] = world.people;
    world.people = others;
    await world.run();
    world.people = [...others, anna as Person];
    world.skipped.add("subject-anna");
    expect((await world.run()).lines).toEqual([]);
    world.people = others;
    expect((await world.run()).lines).toEqual([
      ["missing", "applied", "not-found-yet", `anna@${world.domain}`],
    ]);
  });

  it("starts to be counted anew after having been seen", async () => {
    await world.run();
    const [anna, ...others] = world.people;
    world.people = others;
    await world.run();
    world.people = [...others, anna as Person];
    await world.run();
    world.people = others;
    expect((await world.run()).lines).toEqual([
      ["missing", "applied", "not-found-yet", `anna@${world.domain}`],
    ]);
  });
});
