import { execFileSync } from "node:child_process";
import { join } from "node:path";

const demo = join(import.meta.dirname, "..", "bin/demo.mjs");
const run = (...args: string[]) =>
  execFileSync(process.execPath, [demo, ...args], { stdio: ["ignore", "inherit", "inherit"] });

function isRunning(): boolean {
  const status = execFileSync(process.execPath, [demo, "status", "--json"], { encoding: "utf8" });
  return JSON.parse(status).state === "running";
}

/** Starts the demo where it does not run yet, and then stops it again at the end. */
export default function startDemo(): (() => void) | undefined {
  if (isRunning()) return undefined;
  run("start");
  return () => {
    run("stop");
  };
}
