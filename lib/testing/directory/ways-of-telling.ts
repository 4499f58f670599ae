import { eventLease } from "@/lib/directory/run/lease-names";
import { reconcilePeople } from "@/lib/directory/sync/events/reconcile-people";
import { holdLease } from "@/lib/directory/sync/hold-lease";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import { claimsOf, type Person } from "@/lib/providers/directory/person";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";
import { MemoryDirectoryEvents } from "@/lib/testing/directory/memory-events";
import type { SyncFixture } from "@/lib/testing/directory/sync-fixture";

async function providerOf({ context, slug }: SyncFixture) {
  const found = await findProviderForSignIn(context.db, slug);
  if (!found) throw new Error("no provider");
  return found;
}

/** What the directory has now of some people, told in the three ways in which we come to know it. */
const ways: Record<string, (fixture: SyncFixture, people: Person[]) => Promise<unknown>> = {
  "a full run": (fixture) => fixture.run(),
  directoryEvents: async (fixture, people) => {
    const { context } = fixture;
    const provider = await providerOf(fixture);
    const looked = people.map((person) => ({
      subject: person.id,
      found: { state: "found" as const, person },
      groups: [],
    }));
    await holdLease(context.db, eventLease(provider.id), (lease) =>
      reconcilePeople(
        { context, provider, source: new MemoryDirectoryEvents(fixture).open(), lease },
        looked,
        new Date(),
      ),
    );
  },
  "their sign-ins": async (fixture, people) => {
    const provider = await providerOf(fixture);
    const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
    for (const person of people)
      await signInWithProvider({ ...fixture.context, actor }, provider, { ...claimsOf(person) });
  },
};
export const waysOfTelling = Object.keys(ways);

/** Replaces people of the directory by their ids, or adds them, and tells it in one of these ways. */
export async function tell(fixture: SyncFixture, way: string, ...people: Person[]): Promise<void> {
  const ids = people.map(({ id }) => id);
  fixture.people = [...fixture.people.filter(({ id }) => !ids.includes(id)), ...people];
  await ways[way]?.(fixture, people);
}
