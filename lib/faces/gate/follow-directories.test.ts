import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followDirectories } from "@/lib/faces/gate/follow-directories";
import { AppError } from "@/lib/platform/errors";
import { verbatim } from "@/lib/words/compose-text";

/* When a worker of the gate loads what directories are asked by. */

const world = vi.hoisted(() => ({ has: (): boolean => false, loaded: [] as string[] }));
vi.mock("@/lib/credentials/directory-password/has-directories", () => ({
  hasDirectories: async () => world.has(),
}));
vi.mock("@/lib/doors/mail/decide-directory-password", () => {
  world.loaded.push("password");
  return { decideDirectoryPassword: async () => null };
});
vi.mock("@/lib/doors/mail/decide-named-login", () => {
  world.loaded.push("name");
  return { decideNamedLogin: async () => null };
});

let stop = () => {};
const outage = (): boolean => {
  throw new AppError("unavailable", verbatim("down"));
};
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it("is before the first login, once there is a directory, and never without one, whatever the database does meanwhile", async () => {
  stop = followDirectories();
  await vi.advanceTimersByTimeAsync(60_000);
  world.has = outage;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(world.loaded).toEqual([]);
  world.has = () => true;
  await vi.advanceTimersByTimeAsync(10_000);
  await vi.waitFor(() => expect(world.loaded.toSorted()).toEqual(["name", "password"]));
  expect(vi.getTimerCount(), "it has ended").toBe(0);
});

it("is not after the worker was told to end", async () => {
  world.has = () => false;
  stop = followDirectories();
  await vi.advanceTimersByTimeAsync(0);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});
