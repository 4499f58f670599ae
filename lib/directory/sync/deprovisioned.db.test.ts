import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { session } from "@/lib/platform/db/schema";
import type { Person } from "@/lib/providers/directory/person";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncFixture, type SyncFixture } from "@/lib/testing/directory/sync-fixture";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let fixture: SyncFixture;

beforeEach(async () => {
  fixture = await makeSyncFixture(context());
});

describe("who is disabled in the directory", () => {
  it("shuts out who is disabled, ends the sessions, and lets in again who is enabled again", async () => {
    await fixture.run();
    const anna = await fixture.idOf("anna");
    const { db } = database.client();
    await db
      .insert(session)
      .values({ sessionToken: `t-${anna}`, userId: anna, expires: new Date(Date.now() + 1e6) });
    fixture.people[0] = fixture.person("anna", { enabled: false });
    expect((await fixture.run()).lines).toEqual([
      ["disable", "applied", "person-disabled", `anna@${fixture.domain}`],
    ]);
    expect(await fixture.find("anna")).toMatchObject({
      directoryState: "disabled",
      directoryReceives: true,
      adminState: "active",
    });
    expect(await db.$count(session, eq(session.userId, anna))).toBe(0);
    fixture.people[0] = fixture.person("anna");
    expect((await fixture.run()).lines).toEqual([
      ["reactivate", "applied", "person-back", `anna@${fixture.domain}`],
    ]);
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("leaves to administrators what they have disabled or given another source", async () => {
    await fixture.run();
    await setMailboxState(context(), { mailboxId: await fixture.idOf("anna"), adminState: "disabled" });
    await setMailboxSource(context(), { mailboxId: await fixture.idOf("ben"), identityProviderId: null });
    fixture.people[1] = fixture.person("ben", { enabled: false });
    expect((await fixture.run()).lines).toEqual([]);
    expect(await fixture.find("anna")).toMatchObject({ adminState: "disabled" });
    expect(await fixture.find("ben")).toMatchObject({ directoryState: "present" });
  });
});

describe("who is not in the list", () => {
  it("is asked for by id, and has left only after two reads", async () => {
    await fixture.run();
    fixture.skipped.add("subject-ben");
    expect((await fixture.run()).lines).toEqual([]);
    fixture.people = fixture.people.filter(({ id }) => id !== "subject-anna");
    const address = `anna@${fixture.domain}`;
    expect((await fixture.run()).lines).toEqual([["missing", "applied", "not-found-yet", address]]);
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
    expect((await fixture.run()).lines).toEqual([["disable", "applied", "person-gone", address]]);
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "missing" });
    expect((await fixture.run()).lines).toEqual([]);
    fixture.people.push(fixture.person("anna"));
    expect((await fixture.run()).lines).toEqual([["reactivate", "applied", "person-back", address]]);
  });

  it("stays, however often, when only the directory behind the directory does not vouch for anybody", async () => {
    await fixture.run();
    for (const { id } of fixture.people) fixture.unconfirmed.add(id);
    fixture.skipped.add("subject-ben"); // asked for by id, with the same answer
    for (let times = 0; times < 3; times++)
      expect(await fixture.run()).toMatchObject({
        state: "done",
        lines: [],
        counts: { "passed-over.federation-silent": 3 },
      });
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
    fixture.unconfirmed.clear();
    fixture.people[0] = fixture.person("anna", { enabled: false });
    expect((await fixture.run()).lines).toEqual([
      ["disable", "applied", "person-disabled", `anna@${fixture.domain}`],
    ]);
  });

  it("and not vouched for gets no mailbox, and one that waits is not shut out", async () => {
    const waiting = { address: `anna@${fixture.domain}`, identityProviderId: fixture.providerId };
    await createTestMailbox(context(), waiting);
    for (const name of ["anna", "ben"]) fixture.unconfirmed.add(`subject-${name}`);
    expect((await fixture.run()).lines).toEqual([
      ["create", "applied", "new-person", `cleo@${fixture.domain}`],
    ]);
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("starts to be counted anew after having been found by id", async () => {
    await fixture.run();
    const [anna, ...others] = fixture.people;
    fixture.people = others;
    await fixture.run();
    fixture.people = [...others, anna as Person];
    fixture.skipped.add("subject-anna");
    expect((await fixture.run()).lines).toEqual([]);
    fixture.people = others;
    expect((await fixture.run()).lines).toEqual([
      ["missing", "applied", "not-found-yet", `anna@${fixture.domain}`],
    ]);
  });

  it("starts to be counted anew after having been seen", async () => {
    await fixture.run();
    const [anna, ...others] = fixture.people;
    fixture.people = others;
    await fixture.run();
    fixture.people = [...others, anna as Person];
    await fixture.run();
    fixture.people = others;
    expect((await fixture.run()).lines).toEqual([
      ["missing", "applied", "not-found-yet", `anna@${fixture.domain}`],
    ]);
  });
});
