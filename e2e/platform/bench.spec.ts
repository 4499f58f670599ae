import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { plainEnvironment } from "../stack";

const root = join(import.meta.dirname, "..", "..");
const bench = (...args: string[]) =>
  execFileSync(process.execPath, [join(root, "bin/bench.mjs"), ...args], {
    cwd: root,
    encoding: "utf8",
    env: plainEnvironment,
    stdio: ["ignore", "pipe", "inherit"],
  });

interface Report {
  name: string;
  unit: string;
  floor: number;
  ours: number;
  ratio: number;
  p99: { floor: number; ours: number };
}

const units: Record<string, string> = {
  "gate-app-password": "logins/s",
  "gate-app-password-50": "logins/s",
  "gate-password": "logins/s",
  "gate-bind": "logins/s",
  "gate-flood": "logins/s",
  "gate-webmail": "requests/s",
  "imap-login": "logins/s",
  "admin-list": "pages/s",
  "sync-10k": "s",
  "sync-10k-ldap": "s",
  "import-10k": "s",
  "import-10k-uncached": "s",
  "sync-100k": "ms/person",
  leaver: "ms",
};

// The scenarios run at all and answer in the design's form; how fast is for `npm run bench`, not for a test.
test("every benchmark runs and answers in its form", () => {
  test.setTimeout(600_000);
  const names = bench("--list")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" ")[0] ?? "");
  expect(names.sort()).toEqual(Object.keys(units).sort());
  const reports = bench(...names, "--json", "--small", "--rounds", "1", "--seconds", "0.1")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Report);
  expect(Object.fromEntries(reports.map(({ name, unit }) => [name, unit]))).toEqual(units);
  for (const { name, floor, ours, ratio, p99, ...rest } of reports) {
    expect(rest, name).toMatchObject({ machine: expect.any(String), date: expect.any(String) });
    for (const figure of [floor, ours, ratio, p99.floor, p99.ours]) expect(figure, name).toBeGreaterThan(0);
  }
});
