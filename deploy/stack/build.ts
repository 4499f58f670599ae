import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { run } from "./command";
import { withProgress } from "./progress";
import type { Stack } from "./stack";

const sources = [
  ...["app", "lib", "docs", "drizzle", "messages", "public"],
  ...["bin/build.mjs", "instrumentation.ts", "next.config.mjs"],
];
const manifests = ["package.json", "package-lock.json", "tsconfig.json"];
const buildMinutes = 15;

function hashTree(hash: ReturnType<typeof createHash>, path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory()) {
    if (!/\.test\.tsx?$/.test(path)) hash.update(`${path}\0`).update(readFileSync(path));
    return;
  }
  for (const name of readdirSync(path).sort()) hashTree(hash, join(path, name));
}

/** A hash over everything that goes into the build. */
function sourceHash(repository: string): string {
  const hash = createHash("sha256");
  for (const name of [...sources, ...manifests]) hashTree(hash, join(repository, name));
  return hash.digest("hex");
}

const readStamp = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : "");

/**
 * Builds the product when its sources have changed since the last build of this checkout, and gives the stack its own
 * copy of it: the daemons' user may not be able to read the checkout, and a later build must not change a running stack.
 */
export async function buildProduct(
  stack: Stack,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { repository, app } = stack.paths;
  const hash = sourceHash(repository);
  const built = join(repository, ".next", "letterlock-built");
  if (readStamp(built) !== hash || !existsSync(join(repository, "dist/gate.mjs"))) {
    rmSync(built, { force: true }); // a build that is cut short leaves nothing to rely on
    const command = [process.execPath, join(repository, "bin/build.mjs")];
    await withProgress(
      say,
      "Building the product (about a minute)",
      run(command, { cwd: repository, timeout: buildMinutes * 60_000, signal }),
    );
    writeFileSync(built, hash);
  }
  const stamp = `${hash} ${process.version}`;
  if (readStamp(join(app, "stamp")) === stamp) return;
  say("Copying the built product to the stack");
  rmSync(app, { recursive: true, force: true });
  mkdirSync(join(app, "bin"), { recursive: true, mode: 0o755 });
  for (const name of ["dist", "drizzle/migrations", "messages", "package.json"])
    cpSync(join(repository, name), join(app, name), { recursive: true });
  cpSync(join(repository, ".next/standalone"), join(app, "web"), { recursive: true, verbatimSymlinks: true });
  await copyPackages(repository, app);
  if (stack.identity.switches) cpSync(process.execPath, join(app, "bin/node"));
  writeFileSync(join(app, "stamp"), stamp);
}

interface Lock {
  packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
}

/** Copies the packages that run in production; by hard links where the file system allows, which takes no space. */
async function copyPackages(repository: string, app: string): Promise<void> {
  const lock = JSON.parse(readFileSync(join(repository, "package-lock.json"), "utf8")) as Lock;
  const wanted = Object.entries(lock.packages)
    .filter(([path, entry]) => path.startsWith("node_modules/") && !entry.dev && !entry.devOptional)
    .map(([path]) => path)
    // A nested package comes with the one around it.
    .filter((path) => path.lastIndexOf("node_modules/") === 0 && existsSync(join(repository, path)));
  const copy = (how: string) =>
    run(["cp", "--archive", how, "--parents", "--target-directory", app, ...wanted], {
      cwd: repository,
      timeout: 5 * 60_000,
    });
  await copy("--link").catch(() => copy("--no-clobber"));
}
