import { vi } from "vitest";
import { productEnv } from "@/lib/testing/product-env";

/** The environment of a test that wants more in it, or that is not a unit test; to be called before `env()` is. */
export function stubProductEnv(extra: Record<string, string> = {}): void {
  for (const [name, value] of Object.entries({ ...productEnv, ...extra })) vi.stubEnv(name, value);
}
