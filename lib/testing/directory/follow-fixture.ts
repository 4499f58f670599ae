import { and, eq } from "drizzle-orm";
import { beforeEach, expect } from "vitest";
import { readEventState } from "@/lib/directory/event/queries";
import { followEvents } from "@/lib/directory/sync/events/follow-events";
import type { Context } from "@/lib/platform/db/context";
import { directoryEvent, syncRun } from "@/lib/platform/db/schema";
import { MemoryDirectoryEvents } from "@/lib/testing/directory/memory-events";
import { makeSyncFixture, type SyncFixture } from "@/lib/testing/directory/sync-fixture";

/** The machine may have much to do beside. */
export const patience = { timeout: 15_000, interval: 20 };

/** A directory in memory whose events are followed, and the processes that do it. */
class FollowFixture {
  /** The processes of a test, ended with it. */
  readonly fleet = new AbortController();

  private constructor(
    private readonly context: Context,
    readonly fixture: SyncFixture,
    readonly directoryEvents: MemoryDirectoryEvents,
  ) {}

  static async make(context: Context): Promise<FollowFixture> {
    const fixture = await makeSyncFixture(context);
    await fixture.configure({ notices: true });
    return new FollowFixture(context, fixture, new MemoryDirectoryEvents(fixture));
  }

  follow(signal = this.fleet.signal): Promise<void> {
    return followEvents(this.context, this.fixture.slug, {
      open: () => this.directoryEvents.open(),
      everyMs: 10,
      longestPauseMs: 20,
      missedWithinMs: 0,
      obstaclesEveryMs: 0,
      signal,
    });
  }

  /** One process that follows until everything told so far is handled, and stops. */
  async handled(): Promise<void> {
    const { db } = this.context;
    const { providerId } = this.fixture;
    const stop = new AbortController();
    const following = this.follow(stop.signal);
    const told = Object.values(this.directoryEvents.events).flat().length;
    const isDone = async () => {
      if ((await db.$count(directoryEvent, eq(directoryEvent.identityProviderId, providerId))) < told)
        return false;
      return (await readEventState(db, providerId)).pending === 0;
    };
    await expect.poll(isDone, patience).toBe(true);
    stop.abort();
    await following;
  }

  /** So that what a test tells later comes after the position. */
  async started(): Promise<void> {
    await this.fixture.run();
    this.directoryEvents.tell("somebody-unknown");
    this.directoryEvents.tell("somebody-unknown", Date.now(), "user-events");
    await this.handled();
    this.directoryEvents.asked = [];
  }

  /** The runs that events have made. */
  async runs() {
    const rows = await this.context.db
      .select({ id: syncRun.id })
      .from(syncRun)
      .where(and(eq(syncRun.identityProviderId, this.fixture.providerId), eq(syncRun.trigger, "notice")))
      .orderBy(syncRun.startedAt);
    return Promise.all(rows.map(({ id }) => this.fixture.look(id)));
  }

  /** Changes somebody at the directory, and has it told. */
  tell(name: string, changes: object): void {
    const { fixture } = this;
    fixture.people = fixture.people.map((one) =>
      one.id === `subject-${name}` ? { ...one, ...changes } : one,
    );
    this.directoryEvents.tell(`subject-${name}`);
  }
}

/** Gives each test of a file a directory of its own, whose processes end with the test. Call it once at the top level. */
export function followFixture(context: () => Context): () => FollowFixture {
  let own: FollowFixture;
  beforeEach(async () => {
    own = await FollowFixture.make(context());
    return () => own.fleet.abort();
  });
  return () => own;
}
