import { vi } from "vitest";
import type { ProcessRegistry } from "@/lib/platform/process-wide";
import { productEnv } from "@/lib/testing/product-env";

/** Forgets what the product keeps one of in a process: the environment it has read, its database, limits and caches. */
export function forgetProcess(): void {
  delete (globalThis as typeof globalThis & ProcessRegistry).letterlockProcessWide;
}

/** The environment of a test that wants more in it, or that is not a unit test. What is of the one before is forgotten. */
export function stubProductEnv(extra: Record<string, string> = {}): void {
  forgetProcess();
  for (const [name, value] of Object.entries({ ...productEnv, ...extra })) vi.stubEnv(name, value);
}
