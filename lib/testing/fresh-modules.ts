import "@/lib/testing/begin-file";
import { vi } from "vitest";

/*
 * For the tests that replace modules: each file loads all of ours anew, and none is replaced yet. That is what Vitest does
 * between files that it isolates; it offers no name for the first half of it (4.1.12).
 */

declare global {
  var __vitest_mocker__: { reset(): void };
}

globalThis.__vitest_mocker__.reset();
vi.resetModules();
