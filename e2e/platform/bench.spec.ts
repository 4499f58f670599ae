import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

const root = join(import.meta.dirname, "..", "..");
const bench = (...args: string[]) =>
  execFileSync(process.execPath, [join(root, "bin/bench.mjs"), ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });

/** The scenarios run at all and answer in the design's form; how fast is for `npm run bench`, not for a test. */
const scenarios = [
  { name: "gate-app-password", unit: "logins/s", seconds: "0.5" },
  { name: "gate-app-password-50", unit: "logins/s", seconds: "0.5" },
  { name: "imap-login", unit: "logins/s", seconds: "0.5" },
  { name: "admin-list", unit: "pages/s", seconds: "0.05" },
];

for (const { name, unit, seconds } of scenarios)
  test(`the benchmark ${name} runs and answers in its form`, () => {
    test.setTimeout(180_000);
    expect(bench("--list")).toContain(name);
    const report = JSON.parse(bench(name, "--json", "--rounds", "1", "--seconds", seconds));
    expect(report).toMatchObject({ name, unit, machine: expect.any(String), date: expect.any(String) });
    for (const figure of [report.floor, report.ours, report.ratio, report.p99.floor, report.p99.ours])
      expect(figure).toBeGreaterThan(0);
  });
