#!/usr/bin/env node
// Every test: installs what is missing, then types, lint, dead code, unit, database, build, and e2e on the real stack.
// Ends with one line "N passed, N failed" over all suites.
import { spawn } from "node:child_process";
import { once } from "node:events";
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

/** What is not `shown` as it comes is printed when it has ended, so that it does not mix with what runs beside it. */
async function run(command, args, { extra = {}, shown = true } = {}) {
  const line = [command, ...args].join(" ");
  const begun = Date.now();
  if (shown) console.log(`\n> ${line}`);
  const output = shown ? "inherit" : "pipe";
  const child = spawn(command, args, { stdio: ["ignore", output, output], env: { ...env, ...extra } });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(chunk));
  const [status] = await once(child, "close");
  if (!shown) process.stdout.write(`\n> ${line}\n${Buffer.concat(said)}`);
  noteTime((Date.now() - begun) / 1_000, line);
  return status === 0;
}

function noteTime(seconds, line) {
  times.push(`${String(Math.round(seconds)).padStart(5)} s  ${line.slice(0, 60)}`);
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
  for (const { command, passed, seconds } of await staticChecks(root, env)) {
    noteTime(seconds, command);
    totals[passed ? "passed" : "failed"]++;
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
