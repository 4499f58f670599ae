import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { run } from "./command";
import { withProgress } from "./progress";

const keycloakVersion = "26.7.3";

const artifact = `org.keycloak:keycloak-quarkus-dist:${keycloakVersion}:zip`;
const downloadMinutes = 15;
const buildMinutes = 10;

/** Options that are fixed at build time (`kc.sh build`); a change needs a new folder in the cache. */
const buildOptions = ["--db=dev-file", "--health-enabled=true"];

/**
 * The unpacked and built distribution in the machine's cache, fetched by Maven at the first call. Nothing is written
 * into it afterwards, so any number of stacks use it together.
 */
export async function keycloakDistribution(cache: string, say: (line: string) => void): Promise<string> {
  const finished = join(cache, `keycloak-${keycloakVersion}`);
  if (existsSync(finished)) return finished;
  // Two stacks may come here at once: each works in a folder of its own, and the first to finish wins.
  const work = join(cache, `keycloak-${keycloakVersion}.${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true, mode: 0o755 });
  try {
    const unpack = ["mvn", "--batch-mode", "--quiet", "dependency:unpack"];
    await withProgress(
      say,
      `Getting Keycloak ${keycloakVersion} by Maven (177 MB, once a machine)`,
      run([...unpack, `-Dartifact=${artifact}`, `-DoutputDirectory=${work}`], {
        cwd: work, // Maven leaves a note about what it has unpacked where it runs
        timeout: downloadMinutes * 60_000,
      }),
    );
    const unpacked = join(work, `keycloak-${keycloakVersion}`);
    chmodSync(join(unpacked, "bin/kc.sh"), 0o755);
    await withProgress(
      say,
      "Building Keycloak (once a machine)",
      run([join(unpacked, "bin/kc.sh"), "build", ...buildOptions], { timeout: buildMinutes * 60_000 }),
    );
    await run(["chmod", "-R", "a+rX", unpacked]);
    if (!existsSync(finished)) renameSync(unpacked, finished);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return finished;
}

// What a Keycloak home shares with the distribution; `data` is its own.
const sharedFolders = ["bin", "conf", "lib", "providers", "themes", "version.txt"];

/** Makes a folder a Keycloak home (`-Dkc.home.dir`): links to the distribution, beside which `data` belongs to the home. */
export function linkDistribution(distribution: string, home: string): void {
  for (const name of sharedFolders)
    if (!existsSync(join(home, name))) symlinkSync(join(distribution, name), join(home, name));
}
