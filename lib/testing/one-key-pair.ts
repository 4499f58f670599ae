import { vi } from "vitest";

/**
 * For `vi.mock("jose")` of tests that make many fixtures: jose, all of whose key pairs are the first. To make one takes some
 * tenths of a second, and every fixture has two.
 */
export async function joseWithOneKeyPair(): Promise<typeof import("jose")> {
  const jose = await vi.importActual<typeof import("jose")>("jose");
  let pair: ReturnType<typeof jose.generateKeyPair> | undefined;
  const generateKeyPair: typeof jose.generateKeyPair = (...given) => {
    pair ??= jose.generateKeyPair(...given);
    return pair;
  };
  return { ...jose, generateKeyPair };
}
