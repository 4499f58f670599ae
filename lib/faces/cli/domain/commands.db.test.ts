import { PassThrough, Readable } from "node:stream";
import { expect, it } from "vitest";
import { runCli } from "@/lib/faces/cli/run";
import { testDatabase } from "@/lib/testing/database";

testDatabase();

async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  await runCli(["domain", ...args, "--json"], { stdin: Readable.from([]), stdout, stderr });
  return JSON.parse((stdout.read() ?? stderr.read()).toString());
}

it("takes a domain's limits away with none", async () => {
  const limits = ["--max-mailboxes", "5", "--max-aliases", "6", "--max-quota", "1G", "--total-quota", "2G"];
  expect(await run("create", "limits.test", ...limits)).toMatchObject({
    maxMailboxes: 5,
    maxAliases: 6,
    maxQuotaBytes: 1024 ** 3,
    totalQuotaBytes: 2 * 1024 ** 3,
  });
  const none = limits.map((word) => (word.startsWith("--") ? word : "none"));
  expect(await run("update", "limits.test", ...none)).toMatchObject({
    maxMailboxes: null,
    maxAliases: null,
    maxQuotaBytes: null,
    totalQuotaBytes: null,
  });
});

it("refuses a stale edit that says which version it has seen", async () => {
  const { version } = await run("create", "stale.test");
  const seen = ["--if-version", String(version)];
  expect(await run("update", "stale.test", "--max-mailboxes", "5", ...seen)).toMatchObject({
    maxMailboxes: 5,
  });
  const refused = { code: "conflict", fields: { maxMailboxes: expect.stringContaining("now 5") } };
  expect((await run("update", "stale.test", "--max-mailboxes", "6", ...seen)).error).toMatchObject(refused);
  expect((await run("disable", "stale.test", ...seen)).error).toMatchObject(refused);
  expect((await run("delete", "stale.test", ...seen)).error).toMatchObject(refused);
  expect(await run("show", "stale.test")).toMatchObject({
    active: true,
    maxMailboxes: 5,
    version: version + 1,
  });
  expect((await run("update", "stale.test", "--if-version", "none")).error).toMatchObject({ code: "usage" });
});
