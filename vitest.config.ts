import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { productEnv } from "./lib/testing/product-env";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const resolve = {
  alias: {
    "@": root,
    // As Next finds them on the server: by a condition of its own, and by next-intl's plugin.
    "next-intl/server": join(root, "node_modules/next-intl/dist/esm/production/server.react-server.js"),
    "next-intl/config": join(root, "app/_words/request.ts"),
    // For all, so that none needs a process of its own to replace them.
    "next/headers": join(root, "lib/testing/next-request.ts"),
    "next/cache": join(root, "lib/testing/next-request.ts"),
  },
};
const places = ["app", "lib", "deploy", "bench", "bin", "drill", "docs"];
const isDatabaseTest = (file: string) => file.endsWith(".db.test.ts");

const files = places.flatMap((place) =>
  readdirSync(join(root, place), { recursive: true, encoding: "utf8" }).map((name) => `${place}/${name}`),
);

const tests = files.filter((name) => /\.test\.tsx?$/.test(name));
const testsThatSay = (words: RegExp) =>
  tests.filter((file) => words.test(readFileSync(join(root, file), "utf8")));

/**
 * Tests of what runs in a browser. A worker whose next file wants another environment is ended, and another loads
 * everything again: among the others, these five files cost ten workers.
 */
const inBrowser = testsThatSay(/^\/\/ @vitest-environment happy-dom/);
/** Tests that replace modules or measure memory: they need modules, or a process, of their own. */
const apart = testsThatSay(/vi\.(mock|doMock|resetModules)|process\.memoryUsage/).filter(
  (file) => !inBrowser.includes(file),
);
const unitInBrowser = inBrowser.map(escapeGlob);
const unitApart = apart.filter((file) => !isDatabaseTest(file)).map(escapeGlob);
const databaseApart = apart.filter(isDatabaseTest).map(escapeGlob);

/**
 * Where compiled modules are kept from run to run. Vitest finds them by their text, the configuration and the lock file, but
 * keeps where their imports led, which a new file may change: so the names of all files are part of the place.
 */
function moduleCache(): string {
  const kept = join(root, "node_modules/.cache/vitest-modules");
  const name = createHash("sha256").update(files.sort().join("\n")).digest("hex").slice(0, 16);
  mkdirSync(kept, { recursive: true });
  for (const other of readdirSync(kept)) if (other !== name) rmSync(join(kept, other), { recursive: true });
  return join(kept, name);
}

const zone = { TZ: "Asia/Kathmandu" };
const test = {
  // All cores: left to itself, Vitest spares one, which is half of a small machine.
  maxWorkers: "100%",
  // Room for what lives shortly: with Node's 16 MB, a tenth of the processor's time goes into looking what still lives.
  execArgv: ["--max-semi-space-size=64"],
  // They import "next/server" and the like, which Node alone does not find.
  server: { deps: { inline: ["next-auth", "next-intl"] } },
  env: { ...zone, ...productEnv },
  // No measure: only so that a test which hangs ends, also on a machine that has other things to do.
  testTimeout: 60_000,
  hookTimeout: 120_000,
};
/** With a database, or another server of the tests' own. */
const databaseTest = {
  ...test,
  // One more than cores: a fifth of their time they wait for a server.
  maxWorkers: availableParallelism() + 1,
  globalSetup: ["lib/testing/database-setup.ts"],
  // What Vitest keeps comes to a global set-up as bytes, in which an error that says where it was thrown breaks off (4.1.12).
  experimental: { fsModuleCache: false },
  env: zone,
  expect: { poll: { timeout: 10_000 } },
};
/** A worker loads a module once for all its files: three quarters of the unit tests' time went into loading. */
const together = { isolate: false, setupFiles: ["lib/testing/begin-file.ts"] };
/** Where files load our modules anew, what is of others stays: to start a process and load that took longer than most tests. */
const anew = { isolate: false, setupFiles: ["lib/testing/fresh-modules.ts"] };

/** Begins with the outside suites: they take minutes, for which all other cores would wait at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSuite = ({ moduleId }: TestSpecification) => moduleId.startsWith(join(root, "drill"));
    return [...sorted.filter(isSuite), ...sorted.filter((file) => !isSuite(file))];
  }
}

export default defineConfig({
  resolve,
  test: {
    sequence: { sequencer: LongestFirst },
    experimental: { fsModuleCache: true, fsModuleCachePath: moduleCache() },
    projects: [
      {
        resolve,
        test: {
          ...test,
          ...together,
          name: "unit",
          include: [`{${places.join(",")}}/**/*.test.{ts,tsx}`],
          exclude: ["**/*.db.test.ts", "**/node_modules/**", ...unitApart, ...unitInBrowser],
        },
      },
      { resolve, test: { ...test, ...anew, name: "unit-apart", include: unitApart } },
      { resolve, test: { ...test, ...anew, name: "unit-browser", include: unitInBrowser } },
      {
        resolve,
        test: {
          ...databaseTest,
          ...together,
          name: "db",
          include: [`{${places.join(",")}}/**/*.db.test.ts`],
          exclude: ["**/node_modules/**", ...databaseApart],
        },
      },
      { resolve, test: { ...databaseTest, name: "db-apart", include: databaseApart } },
    ],
  },
});

/** A path with brackets and parentheses, as app/ has them, as a pattern for itself. */
function escapeGlob(path: string): string {
  return path.replace(/[()[\]{}!*?]/g, "\\$&");
}
