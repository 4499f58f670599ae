import { expect } from "@playwright/test";
import { letterlock } from "./stack";

/** From a change in a directory until it counts everywhere, where its events are followed (design section 6). */
export const promisedMs = 15_000;
/** A busy machine gets longer before the test gives up, and is then told how long it took. */
const patience = { timeout: 40_000, intervals: [100] };

interface DirectoryEvents {
  streams: { readAt: string | null; problem: string | null }[];
}

/** Of each stream of a provider's events, whether it has been read. */
export async function areRead(slug: string): Promise<boolean[]> {
  const { streams } = await letterlock<DirectoryEvents>(["provider", "directory-events", slug]);
  return streams.map(({ readAt, problem }) => readAt !== null && problem === null);
}

/** Waits until both streams of a provider's events have been read. */
export const expectFollowed = (slug: string): Promise<void> =>
  expect.poll(() => areRead(slug), patience).toEqual([true, true]);

/** How long it takes from now, right after a change, until the condition holds; told, and bound by the promise. */
export async function measuredSince(
  change: string,
  what: string,
  condition: () => Promise<boolean>,
): Promise<void> {
  const start = performance.now();
  await expect.poll(condition, patience).toBe(true);
  const took = performance.now() - start;
  console.log(`${what}: ${(took / 1_000).toFixed(1)} s after ${change}`);
  expect(took, what).toBeLessThan(promisedMs);
}
