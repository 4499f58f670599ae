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
const scenarios: { name: string; unit: string; seconds?: string; people?: string }[] = [
  { name: "gate-app-password", unit: "logins/s", seconds: "0.5" },
  { name: "gate-app-password-50", unit: "logins/s", seconds: "0.5" },
  { name: "gate-password", unit: "logins/s", seconds: "0.5" },
  { name: "gate-flood", unit: "logins/s", seconds: "0.5" },
  { name: "gate-webmail", unit: "requests/s", seconds: "0.5" },
  { name: "imap-login", unit: "logins/s", seconds: "0.5" },
  { name: "admin-list", unit: "pages/s", seconds: "0.05" },
  ...["sync-10k", "import-10k", "import-10k-uncached"].map((name) => ({ name, unit: "s", people: "200" })),
  { name: "sync-100k", unit: "ms/person", people: "1000" },
];

for (const { name, unit, seconds = "1", people } of scenarios)
  test(`the benchmark ${name} runs and answers in its form`, () => {
    test.setTimeout(180_000);
    expect(bench("--list")).toContain(name);
    const size = ["--rounds", "1", "--seconds", seconds, ...(people ? ["--people", people] : [])];
    const report = JSON.parse(bench(name, "--json", ...size));
    expect(report).toMatchObject({ name, unit, machine: expect.any(String), date: expect.any(String) });
    for (const figure of [report.floor, report.ours, report.ratio, report.p99.floor, report.p99.ours])
      expect(figure).toBeGreaterThan(0);
  });
