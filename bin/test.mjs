#!/usr/bin/env node
// Every test: installs what is missing, then types, lint, dead code, unit, database, build, and e2e on the real stack.
// Ends with one line "N passed, N failed" over all suites.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages, missingPackages } from "../deploy/stack/debian-packages.mjs";
import { installNodePackages } from "../deploy/stack/node-packages.mjs";
import { runCommand } from "./run-command.mjs";
import { staticChecks } from "./static-checks.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const reports = join(root, "test-results");
const env = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: "1",
  // Apart from a demo that may be running in this checkout.
  LETTERLOCK_STACK_DIR: process.env.LETTERLOCK_STACK_DIR ?? join(root, ".stack", "test"),
};
// Whatever the shell says, tests want the development build of React.
delete env.NODE_ENV;
const totals = { passed: 0, failed: 0 };
/** What each command took. */
const times = [];

const bin = (name) => join("node_modules", ".bin", name);

function noteTime({ command, seconds }) {
  times.push(`${String(Math.round(seconds)).padStart(5)} s  ${command.slice(0, 60)}`);
}

async function run(program, args, { extra = {}, shown = true } = {}) {
  const ended = await runCommand(program, args, { env: { ...env, ...extra }, shown });
  noteTime(ended);
  return ended.passed;
}

/** A step without tests of its own counts as one. */
async function step(command, args) {
  const passed = await run(command, args);
  totals[passed ? "passed" : "failed"]++;
  return passed;
}

/** Adds a suite's own counts; a suite that leaves no report, or fails without a failed test, is one failure. */
async function suite(command, args, reportFile, options, count) {
  rmSync(reportFile, { force: true });
  const ended = await run(command, args, options);
  const counts = existsSync(reportFile)
    ? count(JSON.parse(readFileSync(reportFile, "utf8")))
    : { passed: 0, failed: 0 };
  if (counts.passed + counts.failed === 0 || (!ended && counts.failed === 0)) counts.failed++;
  totals.passed += counts.passed;
  totals.failed += counts.failed;
}

function vitest(project) {
  const report = join(reports, `${project.replace("*", "")}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return suite(bin("vitest"), ["run", "--project", project, ...reporters], report, {}, (result) => ({
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numPendingTests,
  }));
}

function playwright(config, shown) {
  const report = join(reports, `${config}.json`);
  const args = ["test", "--config", `e2e/${config}.config.ts`, "--reporter=list,json"];
  const options = { extra: { PLAYWRIGHT_JSON_OUTPUT_NAME: report }, shown };
  return suite(bin("playwright"), args, report, options, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped,
  }));
}

try {
  installPackages(missingPackages("test"), "test");
  if (process.argv[2] === "packages") process.exit(0);
  installNodePackages();
} catch (error) {
  console.error(error.message);
  console.log("0 passed, 1 failed");
  process.exit(1);
}
mkdirSync(reports, { recursive: true });
// First, so that a stack that does not start shows at once.
const started = await step(process.execPath, ["bin/demo.mjs", "start"]);
try {
  for (const check of await staticChecks(env)) {
    noteTime(check);
    totals[check.passed ? "passed" : "failed"]++;
  }
  await vitest("unit*");
  // The database tests have servers of their own, and what is tried alone waits for two thirds of its time.
  await Promise.all([vitest("db*"), started && playwright("alone", false)]);
  if (started) await playwright("playwright", true);
} finally {
  await step(process.execPath, ["bin/demo.mjs", "stop"]);
}
console.log(`\n${times.join("\n")}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
