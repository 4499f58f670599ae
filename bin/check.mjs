#!/usr/bin/env node
// Types, lint, dead code and unit tests, all beside each other: seconds, no services.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { staticChecks } from "./static-checks.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Whatever the shell says, tests want the development build of React.
const env = { ...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: "1" };

async function unitTests() {
  const vitest = join(root, "node_modules", ".bin", "vitest");
  const child = spawn(vitest, ["run", "--project", "unit*"], { cwd: root, stdio: "inherit", env });
  const [status] = await once(child, "close");
  return { command: "vitest", passed: status === 0 };
}

const results = (await Promise.all([staticChecks(root, env), unitTests()])).flat();
const failed = results.filter(({ passed }) => !passed);
for (const { command } of failed) console.error(`\nFailed: ${command}`);
process.exit(failed.length === 0 ? 0 : 1);
