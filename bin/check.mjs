#!/usr/bin/env node
// Types, lint, dead code and unit tests, all beside each other: seconds, no services.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "./run-command.mjs";
import { staticChecks } from "./static-checks.mjs";

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
// Whatever the shell says, tests want the development build of React.
const env = { ...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: "1" };

const vitest = join("node_modules", ".bin", "vitest");
const unitTests = runCommand(vitest, ["run", "--project", "unit*"], { env, shown: true });
const results = (await Promise.all([staticChecks(env), unitTests])).flat();
const failed = results.filter(({ passed }) => !passed);
for (const { command } of failed) console.error(`\nFailed: ${command}`);
process.exit(failed.length === 0 ? 0 : 1);
