#!/usr/bin/env node
// Types, lint, dead code and unit tests: seconds, no services.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { staticChecks } from "./static-checks.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Whatever the shell says, tests want the development build of React.
const env = { ...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: "1" };

function run(command, ...args) {
  console.log(`\n> ${command} ${args.join(" ")}`);
  const { status } = spawnSync(join(root, "node_modules", ".bin", command), args, {
    cwd: root,
    stdio: "inherit",
    env,
  });
  if (status !== 0) process.exit(status ?? 1);
}

run("next", "typegen");
if ((await staticChecks(root, env)).some(({ passed }) => !passed)) process.exit(1);
run("vitest", "run", "--project", "unit*");
