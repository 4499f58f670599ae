import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type ApiSite, serveApi } from "@/drill/api-site";
import { pythonWith } from "@/drill/python";
import { settingsFor, withoutUnknowable } from "@/drill/schemathesis/settings";
import { basePath } from "@/lib/faces/rest/answer-rest";
import { openApiDocument } from "@/lib/faces/rest/openapi";
import { roles } from "@/lib/faces/rest/operation";
import { testDatabase } from "@/lib/testing/database";
import { createRestFixture } from "@/lib/testing/rest-fixture";

/*
 * Schemathesis reads our OpenAPI document and calls each role's API with what it allows and with what it forbids, on
 * things that are there. `npm run drill -- schemathesis` gives it longer.
 */

vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 900_000 });
// They have tests of their own; no caller could be so busy.
vi.mock("@/lib/faces/rest/rate-limit", async (original) => ({
  ...(await original<typeof import("@/lib/faces/rest/rate-limit")>()),
  limitCaller: async () => undefined,
  limitStranger: async () => undefined,
}));

const { LETTERLOCK_DRILL_AMOUNT: seconds, LETTERLOCK_DRILL_SEED: seed = "1" } = process.env;
/** In the tests so many examples, that a quick machine finds what a slow one does. */
const extent = seconds ? ["--max-time", seconds] : ["--max-examples", "3"];
const edges = seconds ? "on each API" : "on the first API";
const database = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "letterlock-schemathesis-"));
let site: ApiSite;
let python: string;

beforeAll(async () => {
  python = await pythonWith(["schemathesis==4.32.5"]);
  writeFileSync(join(folder, "openapi.json"), JSON.stringify(withoutUnknowable(openApiDocument())));
  site = await serveApi();
});
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true });
});

it.each(roles)("finds nothing in the API of %s", async (role) => {
  const fixture = await createRestFixture(database.context());
  writeFileSync(join(folder, "schemathesis.toml"), settingsFor({ fixture, role, edges }));
  const tool = [python, "-m", "schemathesis.cli", "--config-file", join(folder, "schemathesis.toml")];
  const options = [
    ...["--url", site.url, "--header", `Authorization: Bearer ${fixture.keys[role].token}`],
    ...["--include-path-regex", `^${basePath(role)}/`, ...extent, "--seed", seed],
    // Not "stateful": it deletes what it finds, its own key and account as well.
    ...["--phases", "coverage,fuzzing", "--continue-on-failure", "--no-color"],
    // In two threads Python 3.11's parser loses count of its depth.
    ...["--workers", "1"],
  ];
  const argv = [...tool, "run", join(folder, "openapi.json"), ...options];
  expect(await findings(argv)).toEqual({
    summary: expect.stringMatching(/\d+ generated, \d+ passed/),
    found: "",
  });
  // All of it was answered to somebody who is let in.
  const headers = { authorization: `Bearer ${fixture.keys[role].token}` };
  expect((await fetch(`${site.url}${basePath(role)}/profile`, { headers })).status).toBe(200);
});

/** What it found, in its own words with how to see it again, and its count of cases. */
async function findings([program = "", ...argv]: readonly string[]) {
  const { stdout } = await promisify(execFile)(program, argv, {
    cwd: folder,
    maxBuffer: 64 * 1024 ** 2,
  }).catch((failed: { stdout?: string }) => ({ stdout: failed.stdout ?? String(failed) }));
  const [, found = ""] = /^=+ (?:ERRORS|FAILURES) =+$(.*?)^=+ (?:WARNINGS|SUMMARY) =+$/ms.exec(stdout) ?? [];
  return { found, summary: stdout.slice(stdout.lastIndexOf("SUMMARY")) };
}
