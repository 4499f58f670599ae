import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(repository, file), "utf8")).packages;
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/** Whether node_modules holds what the lock file says (npm keeps its own record of what it has installed). */
function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const present = readPackages("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || entry.optional || entry.devOptional || present[path]?.version === entry.version,
  );
}

function npmCi() {
  const [program, ...rest] = process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  // With NODE_ENV=production npm would leave out what builds and tests the product.
  return spawnSync(program, [...rest, "ci", "--include=dev", "--no-audit", "--no-fund"], {
    cwd: repository,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Installs what the lock file says when node_modules is missing or differs from it. */
export function installNodePackages() {
  if (isInstalled()) return;
  console.log("Installing the Node packages (half a minute)");
  const { status, stderr, error } = npmCi();
  if (status !== 0) throw new Error(`npm could not install the packages:\n${stderr || error?.message}`);
}
