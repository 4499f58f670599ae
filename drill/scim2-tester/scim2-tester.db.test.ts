import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type ApiSite, serveApi } from "@/drill/api-site";
import { pythonWith } from "@/drill/python";
import { compliancePackages } from "@/drill/scim2-tester/packages";
import { testDatabase } from "@/lib/testing/database";
import { makeScimFixture } from "@/lib/testing/scim-fixture";

/* The compliance checks of scim2-tester, which reads our schemas and tries every attribute that is in them. */

vi.setConfig({ testTimeout: 600_000, hookTimeout: 900_000 });

const database = testDatabase();
let site: ApiSite;
let python: string;

beforeAll(async () => {
  python = await pythonWith(compliancePackages);
  site = await serveApi();
});
afterAll(() => site?.close());

interface Check {
  title: string;
  status: string;
  type: string | null;
  reason: string;
}

it("finds nothing", async () => {
  const { token } = await makeScimFixture(database.context());
  const { stdout } = await promisify(execFile)(
    python,
    [join(import.meta.dirname, "check.py"), `${site.url}/scim/v2`],
    { env: { ...process.env, LETTERLOCK_SCIM_TOKEN: token }, maxBuffer: 64 * 1024 ** 2 },
  );
  const checks: Check[] = JSON.parse(stdout);
  expect(checks.filter(({ status }) => status !== "SUCCESS")).toEqual([]);
  expect(new Set(checks.map(({ type }) => type))).toEqual(new Set([null, "User", "Group"]));
});
