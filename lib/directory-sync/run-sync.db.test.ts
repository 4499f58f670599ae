import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/verify-chain";
import { externalIdentity, mailbox, session, syncChange, syncRun, syncSeen } from "@/lib/db/schema";
import { DirectoryError } from "@/lib/directory/directory-error";
import type { Person } from "@/lib/directory/person";
import type { DirectorySource } from "@/lib/directory/source";
import { finishSync, runSync, type SyncRequest } from "@/lib/directory-sync/run-sync";
import { tickSync } from "@/lib/directory-sync/tick-sync";
import { setIdentityProvider } from "@/lib/identity-provider/set-identity-provider";
import { setMailboxSource } from "@/lib/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/mailbox/set-mailbox-state";
import { updateMailbox } from "@/lib/mailbox/update-mailbox";
import { approveSyncRun } from "@/lib/sync-run/approve-run";
import { cancelSyncRun } from "@/lib/sync-run/cancel-run";
import { purgeSyncRuns } from "@/lib/sync-run/purge-sync-runs";
import { getSyncRun, listSyncChanges } from "@/lib/sync-run/queries";
import { testDatabase } from "@/lib/testing/database";
import {
  createTestDomain,
  createTestMailbox,
  createTestProvider,
  createTestTemplate,
} from "@/lib/testing/fixtures";

/* The directory here is a list in memory, since it must lie and break in ways that Keycloak does on no command. */

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });

interface World {
  slug: string;
  providerId: string;
  domain: string;
  templateId: string;
  people: Person[];
  /** Hidden from the list, but there when asked for by id. */
  skipped: Set<string>;
  /** What is done before each page. */
  beforePage: () => void | Promise<void>;
  run(request?: Partial<SyncRequest>): Promise<Awaited<ReturnType<typeof look>>>;
}
let world: World;

const source = (pageSize: number): DirectorySource => ({
  async *pages() {
    const listed = world.people.filter(({ id }) => !world.skipped.has(id));
    for (let first = 0; first <= listed.length; first += pageSize) {
      await world.beforePage();
      yield { people: listed.slice(first, first + pageSize), malformed: [] };
    }
  },
  async find(id) {
    const person = world.people.find((one) => one.id === id);
    return person ? { state: "found", person } : { state: "gone" };
  },
  count: async () => world.people.length,
  async *members() {},
});

async function look(runId: string) {
  const run = await getSyncRun(context(), runId);
  const { items: lines } = await listSyncChanges(context(), { runId, limit: 1_000 });
  return { ...run, lines: lines.map(({ kind, state, reason, address }) => [kind, state, reason, address]) };
}

const settings = (sync: object = {}) => ({ sync: { importUsers: true, ...sync } });

const configure = (sync: object) =>
  setIdentityProvider(context(), {
    slug: world.slug,
    kind: "keycloak",
    verify: false,
    settings: settings(sync),
  });

const person = (name: string, changes: Partial<Person> = {}): Person => ({
  id: `subject-${name}`,
  username: name,
  email: `${name}@${world.domain}`,
  emailVerified: true,
  givenName: name,
  familyName: "Person",
  enabled: true,
  attributes: {},
  ...changes,
});

const find = async (name: string) => {
  const address = `${name}@${world.domain}`;
  const [row] = await database.client().db.select().from(mailbox).where(eq(mailbox.address, address));
  return row;
};
const idOf = async (name: string) => (await find(name))?.id ?? "";

beforeEach(async () => {
  const { name: domain } = await createTestDomain(context());
  const { id: templateId } = await createTestTemplate(context(), { quotaBytes: 100 });
  const provider = await createTestProvider(context(), {
    settings: settings(),
    defaultTemplateId: templateId,
  });
  world = {
    slug: provider.slug,
    providerId: provider.id,
    domain,
    templateId,
    people: [],
    skipped: new Set(),
    beforePage: () => undefined,
    async run(request = {}) {
      const outcome = await runSync(context(), { provider: world.slug, trigger: "manual", ...request }, () =>
        source(2),
      );
      if (!outcome.started) throw new Error(outcome.reason);
      return look(outcome.runId);
    },
  };
  world.people = ["anna", "ben", "cleo"].map((name) => person(name));
});

describe("a run", () => {
  it("imports who is new, linked by subject, and the next one finds nothing to do", async () => {
    const first = await world.run();
    expect(first).toMatchObject({ state: "done", readPeople: 3, counts: { "create.applied": 3 } });
    expect(await find("anna")).toMatchObject({
      displayName: "anna Person",
      quotaBytes: 100,
      directoryState: "present",
    });
    const [link] = await database
      .client()
      .db.select()
      .from(externalIdentity)
      .where(eq(externalIdentity.mailboxId, await idOf("anna")));
    expect(link).toMatchObject({ subject: "subject-anna" });
    const second = await world.run();
    expect(second).toMatchObject({ state: "done", readPeople: 3, unchangedPeople: 3, lines: [], counts: {} });
    const { db } = database.client();
    expect(await db.$count(syncSeen)).toBe(0);
    expect(await verifyChain(db)).toMatchObject({ intact: true });
  });

  it("only tells what it would do when it is a preview", async () => {
    const preview = await world.run({ dryRun: true });
    expect(preview).toMatchObject({ state: "done", counts: { "create.planned": 3 } });
    expect(await find("anna")).toBeUndefined();
  });

  it("follows attributes and leaves what is pinned", async () => {
    await world.run();
    await updateMailbox(context(), { mailboxId: await idOf("anna"), quotaBytes: 7 });
    world.people = [person("anna", { givenName: "Anne" }), person("ben"), person("cleo")];
    expect(await world.run()).toMatchObject({ counts: { "update.applied": 1 } });
    expect(await find("anna")).toMatchObject({ displayName: "Anne Person", quotaBytes: 7 });
  });

  it("shuts out who is disabled, ends the sessions, and lets in again who is enabled again", async () => {
    await world.run();
    const anna = await idOf("anna");
    const { db } = database.client();
    await db
      .insert(session)
      .values({ sessionToken: `t-${anna}`, userId: anna, expires: new Date(Date.now() + 1e6) });
    world.people[0] = person("anna", { enabled: false });
    expect((await world.run()).lines).toEqual([
      ["disable", "applied", "person-disabled", `anna@${world.domain}`],
    ]);
    expect(await find("anna")).toMatchObject({
      directoryState: "disabled",
      directoryReceives: true,
      adminState: "active",
    });
    expect(await db.$count(session, eq(session.userId, anna))).toBe(0);
    world.people[0] = person("anna");
    expect((await world.run()).lines).toEqual([
      ["reactivate", "applied", "person-back", `anna@${world.domain}`],
    ]);
    expect(await find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("leaves to administrators what they have disabled or given another source", async () => {
    await world.run();
    await setMailboxState(context(), { mailboxId: await idOf("anna"), adminState: "disabled" });
    await setMailboxSource(context(), { mailboxId: await idOf("ben"), identityProviderId: null });
    world.people[1] = person("ben", { enabled: false });
    expect((await world.run()).lines).toEqual([]);
    expect(await find("anna")).toMatchObject({ adminState: "disabled" });
    expect(await find("ben")).toMatchObject({ directoryState: "present" });
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
    expect(await find("anna")).toMatchObject({ directoryState: "present" });
    expect((await world.run()).lines).toEqual([["disable", "applied", "person-gone", address]]);
    expect(await find("anna")).toMatchObject({ directoryState: "missing" });
    expect((await world.run()).lines).toEqual([]);
    world.people.push(person("anna"));
    expect((await world.run()).lines).toEqual([["reactivate", "applied", "person-back", address]]);
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

describe("the schedule", () => {
  const tick = async () => {
    const started: string[] = [];
    const run = async (provider: string) => {
      started.push(provider);
      return runSync(context(), { provider, trigger: "schedule" }, () => source(2));
    };
    await tickSync(context(), new Date(), run);
    return started.filter((slug) => slug === world.slug);
  };

  it("runs a provider when it is switched on and due, and not before", async () => {
    expect(await tick()).toEqual([]);
    await configure({ enabled: true, intervalMinutes: 60 });
    expect(await tick()).toEqual([world.slug]);
    expect(await find("anna")).toBeDefined();
    expect(await tick()).toEqual([]);
    const long = new Date(Date.now() - 3_600_000);
    await database.client().db.update(syncRun).set({ startedAt: long });
    expect(await tick()).toEqual([world.slug]);
    const other = await createTestProvider(context(), {
      settings: settings({ enabled: true }),
      enabled: false,
    });
    await tickSync(context(), new Date(), async (slug) => {
      expect(slug).not.toBe(other.slug);
      throw new Error("one provider's failure is only logged");
    });
  });

  it("forgets runs and their lines after their time", async () => {
    const { id } = await world.run();
    await purgeSyncRuns(context(), { olderThanDays: 90 });
    expect((await look(id)).lines).toHaveLength(3);
    await purgeSyncRuns(context(), { olderThanDays: 90 }, new Date(Date.now() + 91 * 86_400_000));
    await expect(look(id)).rejects.toMatchObject({ code: "not-found" });
    expect(await database.client().db.$count(syncChange, eq(syncChange.runId, id))).toBe(0);
  });
});

describe("safety", () => {
  it("takes a partial list for nothing", async () => {
    await world.run();
    let pages = 0;
    world.beforePage = () => {
      if (++pages === 2) throw new DirectoryError("Keycloak answered 500.", "Look into its log.");
    };
    world.people = [person("dora", {}), person("anna", { enabled: false })];
    expect(await world.run()).toMatchObject({
      state: "failed",
      problem: "Keycloak answered 500.",
      remedy: "Look into its log.",
    });
    expect(await find("dora")).toBeUndefined();
    expect(await find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("asks an administrator before it changes much, and goes on when told to", async () => {
    world.people = Array.from({ length: 8 }, (_, index) => person(`p${index}`));
    await world.run();
    world.people = world.people.map((one) => ({ ...one, enabled: false }));
    const waiting = await world.run();
    expect(waiting).toMatchObject({ state: "waiting", problem: expect.stringContaining("8 of 8") });
    expect(await find("p0")).toMatchObject({ directoryState: "present" });
    await approveSyncRun(context(), { id: waiting.id });
    await finishSync(context(), { provider: world.slug });
    expect(await look(waiting.id)).toMatchObject({ state: "done", counts: { "disable.applied": 8 } });
    expect(await find("p7")).toMatchObject({ directoryState: "disabled" });
    await expect(approveSyncRun(context(), { id: waiting.id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("applies nothing to a mailbox that was changed between plan and approval", async () => {
    await configure({ guardAtLeast: 0, guardPercent: 0 });
    await world.run();
    world.people[0] = person("anna", { enabled: false });
    const waiting = await world.run();
    await setMailboxSource(context(), { mailboxId: await idOf("anna"), identityProviderId: null });
    await approveSyncRun(context(), { id: waiting.id });
    await finishSync(context(), { provider: world.slug });
    expect((await look(waiting.id)).lines).toEqual([
      ["disable", "outdated", "person-disabled", `anna@${world.domain}`],
    ]);
    expect(await find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("ends when it is cancelled, at the next page", async () => {
    world.beforePage = async () => {
      const [run] = await database
        .client()
        .db.select()
        .from(syncRun)
        .where(eq(syncRun.identityProviderId, world.providerId));
      if (run && !run.cancelRequested) await cancelSyncRun(context(), { id: run.id });
    };
    expect(await world.run()).toMatchObject({ state: "cancelled" });
    expect(await find("anna")).toBeUndefined();
  });

  it("is done by one process at a time", async () => {
    let second: unknown;
    world.beforePage = async () => {
      second ??= await runSync(context(), { provider: world.slug, trigger: "manual" }, () => source(2));
    };
    await world.run();
    expect(second).toEqual({ started: false, reason: "under-way" });
  });

  it("finishes what a process that died had left to apply, and once only", async () => {
    const first = await world.run();
    const { db } = database.client();
    // As a crash leaves it: the last line still planned, its mailbox not made.
    await db.delete(externalIdentity).where(eq(externalIdentity.mailboxId, await idOf("cleo")));
    await db.delete(mailbox).where(eq(mailbox.id, await idOf("cleo")));
    await db
      .update(syncChange)
      .set({ state: "planned" })
      .where(eq(syncChange.address, `cleo@${world.domain}`));
    await db.update(syncRun).set({ state: "applying", finishedAt: null }).where(eq(syncRun.id, first.id));
    const next = await world.run();
    expect(await look(first.id)).toMatchObject({ state: "done", counts: { "create.applied": 3 } });
    expect(next).toMatchObject({ state: "done", unchangedPeople: 3, lines: [] });
    expect(await find("cleo")).toMatchObject({ directoryState: "present" });
  });

  it("never takes over the mailbox of another source or of another person", async () => {
    await createTestMailbox(context(), { address: `anna@${world.domain}`, password: "a long password 1" });
    const run = await world.run();
    expect(run.lines[0]).toEqual(["conflict", "applied", "address-of-other-source", `anna@${world.domain}`]);
    world.people[1] = person("ben", { id: "another-ben" });
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
      runSync({ ...context(), actor }, { provider: world.slug, trigger: "manual" }, () => source(2)),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
