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
for (const name of ["gate-app-password", "gate-app-password-50", "imap-login"])
  test(`the benchmark ${name} runs and answers in its form`, () => {
    test.setTimeout(180_000);
    expect(bench("--list")).toContain(name);
    const report = JSON.parse(bench(name, "--json", "--rounds", "1", "--seconds", "0.5"));
    expect(report).toMatchObject({
      name,
      unit: "logins/s",
      machine: expect.any(String),
      date: expect.any(String),
    });
    for (const figure of [report.floor, report.ours, report.ratio, report.p99.floor, report.p99.ours])
      expect(figure).toBeGreaterThan(0);
  });
