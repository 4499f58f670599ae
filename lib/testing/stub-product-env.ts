import { vi } from "vitest";
import type { ProcessRegistry } from "@/lib/platform/process-wide";
import { productEnv } from "@/lib/testing/product-env";

/**
 * The environment of a test that wants more in it, or that is not a unit test. What the product keeps one of in a process
 * (the environment it has read, its database, limits and caches) is forgotten: it is of the environment before.
 */
export function stubProductEnv(extra: Record<string, string> = {}): void {
  delete (globalThis as typeof globalThis & ProcessRegistry).letterlockProcessWide;
  for (const [name, value] of Object.entries({ ...productEnv, ...extra })) vi.stubEnv(name, value);
}
