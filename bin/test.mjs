#!/usr/bin/env node
// Every test: installs what is missing, then types, lint, dead code, unit, database, build, and e2e on the real stack.
// Ends with one line "N passed, N failed" over all suites.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages, missingPackages } from "../deploy/stack/debian-packages.mjs";
import { installNodePackages } from "../deploy/stack/node-packages.mjs";
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

function run(command, args, extra = {}) {
  const line = [command, ...args].join(" ");
  console.log(`\n> ${line}`);
  const begun = Date.now();
  const { status } = spawnSync(command, args, { stdio: "inherit", env: { ...env, ...extra } });
  noteTime((Date.now() - begun) / 1_000, line);
  return status === 0;
}

function noteTime(seconds, line) {
  times.push(`${String(Math.round(seconds)).padStart(5)} s  ${line.slice(0, 60)}`);
}

/** A step without tests of its own counts as one. */
function step(command, args) {
  const passed = run(command, args);
  totals[passed ? "passed" : "failed"]++;
  return passed;
}

/** Adds a suite's own counts; a suite that leaves no report, or fails without a failed test, is one failure. */
function suite(command, args, reportFile, extra, count) {
  rmSync(reportFile, { force: true });
  const ended = run(command, args, extra);
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
  suite(bin("vitest"), ["run", "--project", project, ...reporters], report, {}, (result) => ({
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numPendingTests,
  }));
}

function playwright() {
  const report = join(reports, "e2e.json");
  const options = ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"];
  suite(bin("playwright"), options, report, { PLAYWRIGHT_JSON_OUTPUT_NAME: report }, ({ stats }) => ({
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
const started = step(process.execPath, ["bin/demo.mjs", "start"]);
try {
  for (const { command, passed, seconds } of await staticChecks(root, env)) {
    noteTime(seconds, command);
    totals[passed ? "passed" : "failed"]++;
  }
  vitest("unit*");
  vitest("db*");
  if (started) playwright();
} finally {
  step(process.execPath, ["bin/demo.mjs", "stop"]);
}
console.log(`\n${times.join("\n")}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
