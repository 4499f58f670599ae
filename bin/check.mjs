#!/usr/bin/env node
// Types, lint, dead code and unit tests: seconds, no services.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const steps = [
  ["next", "typegen"],
  ["tsc"],
  ["biome", "check", "."],
  ["knip"],
  ["vitest", "run", "--project", "unit*"],
];
for (const [command, ...args] of steps) {
  console.log(`> ${command} ${args.join(" ")}`);
  const { status } = spawnSync(join(root, "node_modules", ".bin", command), args, {
    cwd: root,
    stdio: "inherit",
    // Whatever the shell says, tests want the development build of React.
    env: { ...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) process.exit(status ?? 1);
}
