import { afterAll, beforeAll, type MockInstance, vi } from "vitest";

type Generate = (...given: unknown[]) => Promise<unknown>;
/** Whatever it is asked for: its own type has an overload for each algorithm. */
const subtle = crypto.subtle as unknown as { generateKey: Generate };

/**
 * For tests that make many fixtures: all key pairs that this file makes are the first. To make one takes some tenths of a
 * second, and every fixture has two. Call it once at the top level of the file.
 */
export function oneKeyPair(): void {
  let mocked: MockInstance;
  beforeAll(() => {
    const generate = subtle.generateKey.bind(subtle);
    let pair: Promise<unknown> | undefined;
    mocked = vi.spyOn(subtle, "generateKey").mockImplementation((...given) => {
      pair ??= generate(...given);
      return pair;
    });
  });
  afterAll(() => mocked.mockRestore());
}
