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
export function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const present = readPackages("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || entry.optional || entry.devOptional || present[path]?.version === entry.version,
  );
}

function npm(...words) {
  const [program, ...rest] = process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  return spawnSync(program, [...rest, ...words, "--no-audit", "--no-fund"], {
    cwd: repository,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Installs what the lock file says when node_modules is missing or differs from it. */
export function installNodePackages() {
  if (isInstalled()) return;
  console.log("Installing the Node packages (half a minute)");
  // npm 11's `ci` refuses a lock file made where the registry lacks packages of other platforms; `install` takes it.
  const results = [() => npm("ci"), () => npm("install", "--no-save")];
  let last;
  for (const attempt of results) {
    last = attempt();
    if (last.status === 0) return;
  }
  throw new Error(`npm could not install the packages:\n${last.stderr || last.error?.message}`);
}
