import { once } from "node:events";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { cancelSyncRun } from "@/lib/directory/run/cancel-run";
import { syncLease } from "@/lib/directory/run/lease-names";
import { countSyncRuns, findRunUnderWay, getSyncRun, listSyncRuns } from "@/lib/directory/run/queries";
import { beginApproved, beginSync } from "@/lib/directory/sync/begin-sync";
import { runSync, startSync } from "@/lib/directory/sync/run-sync";
import { acquireLease } from "@/lib/platform/db/lease";
import { lease, mailbox, syncChange, syncRun } from "@/lib/platform/db/schema";
import type { Person } from "@/lib/providers/directory/person";
import type { DirectorySource } from "@/lib/providers/directory/source";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";

/* The directory here is a list in memory, which stops where a test wants it to; Keycloak does so on no command. */

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });

let slug: string;
let providerId: string;
let domain: string;

beforeEach(async () => {
  ({ name: domain } = await createTestDomain(context()));
  const { id: defaultTemplateId } = await createTestTemplate(context());
  const settings = { sync: { importUsers: true, guardAtLeast: 0, guardPercent: 0 } };
  ({ slug, id: providerId } = await createTestProvider(context(), { settings, defaultTemplateId }));
});

const person = (name: string, enabled = true): Person => ({
  id: `subject-${name}`,
  username: name,
  email: `${name}@${domain}`,
  emailVerified: true,
  givenName: name,
  familyName: "Person",
  enabled,
  attributes: {},
});

const directory = (people: Person[], beforePage: () => Promise<void> = async () => {}): DirectorySource => ({
  async *pages() {
    for (const one of people) {
      yield { people: [one], malformed: [], unconfirmed: [] };
      await beforePage();
    }
  },
  find: async () => ({ state: "gone" }),
  count: async () => people.length,
  async *members() {},
});

/** A directory that answers its first page and then no more, until it is told to give up. */
const hanging = (signal: AbortSignal) =>
  directory([person("anna"), person("ben")], async () => {
    await once(signal, "abort");
    throw new DOMException("This operation was aborted", "AbortError");
  });

const start = (dryRun = false) =>
  startSync(context(), { provider: slug, trigger: "manual", dryRun }, (_provider, signal) => hanging(signal));

const row = (id: string) => getSyncRun(context(), id);

/** As a process that dies leaves its run: nobody renews the lease, and its time is over. */
async function diedIn(state: "reading" | "applying", dryRun = false): Promise<string> {
  const run = { trigger: "manual", startedBy: "test", startedAt: new Date(), state, dryRun } as const;
  await database
    .client()
    .db.insert(syncRun)
    .values({ ...run, identityProviderId: providerId });
  const { items } = await listSyncRuns(context(), { provider: slug });
  expect(await countSyncRuns(context(), { provider: slug })).toBe(items.length);
  return items[0]?.id ?? "";
}

describe("a run that is started", () => {
  it("has its id at once, shows how far it is, and lets no second one in", async () => {
    const begun = await start();
    if (!begun.started) throw new Error(begun.reason);
    await expect.poll(() => row(begun.runId)).toMatchObject({ readPeople: 1, expectedPeople: 2 });
    expect(await row(begun.runId)).toMatchObject({ state: "reading", underWay: true });
    expect(await start()).toEqual({ started: false, reason: "under-way" });
    expect(await findRunUnderWay(context(), { provider: slug, dryRun: false })).toMatchObject({
      id: begun.runId,
    });
    expect(await findRunUnderWay(context(), { provider: slug, dryRun: true })).toBeNull();
    expect(await beginSync(context(), { provider: slug })).toEqual({ begun: false, runId: begun.runId });
    await cancelSyncRun(context(), { id: begun.runId });
    await begun.ended;
  });

  it("ends within seconds when it is cancelled, though the directory does not answer", async () => {
    const begun = await start();
    if (!begun.started) throw new Error(begun.reason);
    await cancelSyncRun(context(), { id: begun.runId });
    await begun.ended;
    expect(await row(begun.runId)).toMatchObject({
      state: "cancelled",
      underWay: false,
      problem: { english: "It was cancelled." },
    });
    const [taken] = await database
      .client()
      .db.select()
      .from(lease)
      .where(eq(lease.name, syncLease(providerId)));
    expect(taken?.expiresAt).toEqual(new Date(0));
  });

  it("is an error in words when the provider is switched off, and leaves no row", async () => {
    await createTestProvider(context(), { slug, enabled: false });
    await expect(start()).rejects.toMatchObject({ code: "not-found" });
    expect((await listSyncRuns(context(), { provider: slug })).items).toEqual([]);
  });

  it("shows its problem and what to do when the directory cannot be reached", async () => {
    const begun = await beginSync(context(), { provider: slug, dryRun: true });
    if (!begun.begun) throw new Error("under way");
    // The server of the test's provider does not exist; four tries with pauses.
    await expect
      .poll(() => row(begun.runId), { timeout: 15_000 })
      .toMatchObject({
        state: "failed",
        problem: { values: { first: { english: expect.stringContaining("did not answer") } } },
        remedy: { english: expect.stringContaining("Keycloak") },
      });
  });
});

describe("a run whose process died", () => {
  it("is shown as given up, and can be cancelled at once", async () => {
    const id = await diedIn("applying");
    expect(await row(id)).toMatchObject({ underWay: false });
    await cancelSyncRun(context(), { id });
    expect(await row(id)).toMatchObject({ state: "cancelled", finishedAt: expect.any(Date) });
  });

  it("counts as under way while its lease lasts, and is only asked to end", async () => {
    const id = await diedIn("reading");
    await acquireLease(database.client().db, syncLease(providerId), "other", 60_000);
    await cancelSyncRun(context(), { id });
    expect(await row(id)).toMatchObject({ state: "reading", underWay: true, cancelRequested: true });
  });

  it("is closed by the next preview when it was a preview", async () => {
    const id = await diedIn("reading", true);
    await runSync(context(), { provider: slug, trigger: "manual", dryRun: true }, () => directory([]));
    expect(await row(id)).toMatchObject({
      state: "failed",
      problem: { english: expect.stringContaining("process ended") },
    });
  });
});

describe("an approved run", () => {
  it("goes on by itself", async () => {
    const run = (people: Person[]) =>
      runSync(context(), { provider: slug, trigger: "manual" }, () => directory(people));
    await run([person("anna")]);
    const waiting = await run([person("anna", false)]);
    if (!waiting.started) throw new Error(waiting.reason);
    await beginApproved(context(), { id: waiting.runId });
    await expect.poll(() => row(waiting.runId)).toMatchObject({ state: "done", appliedChanges: 1 });
    const { db } = database.client();
    const [anna] = await db
      .select()
      .from(mailbox)
      .where(eq(mailbox.address, `anna@${domain}`));
    expect(anna).toMatchObject({ directoryState: "disabled" });
    expect(await db.$count(syncChange, eq(syncChange.runId, waiting.runId))).toBe(1);
    await expect(beginApproved(context(), { id: waiting.runId })).rejects.toMatchObject({ code: "conflict" });
  });
});
