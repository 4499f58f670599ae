import { PassThrough, Readable } from "node:stream";
import { expect, it } from "vitest";
import { runCli } from "@/lib/faces/cli/run";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();

async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  await runCli(["admin-group", ...args], { stdin: Readable.from([]), stdout, stderr });
  return (stdout.read() ?? stderr.read()).toString();
}
const json = async (...args: string[]) => JSON.parse(await run(...args, "--json"));

it("gives a group a role, changes it and ends it", async () => {
  const { slug } = await createTestProvider(database.context());
  const [one, two] = [await createTestDomain(database.context()), await createTestDomain(database.context())];
  const domains = [one.name, two.name].sort();
  const named = ["--provider", slug, "--group", "/mail admins, all"];
  const role = ["--role", "domain-admin", "--domains", domains.join(",")];
  const made = await json("create", ...named, ...role);
  expect(made).toMatchObject({ provider: slug, group: "/mail admins, all", role: "domain-admin", domains });
  expect(await json("update", made.id, "--domains", one.name)).toMatchObject({ domains: [one.name] });
  expect(await run("list")).toContain("/mail admins, all");
  expect(await json("update", made.id, "--role", "superadmin")).toMatchObject({
    role: "superadmin",
    domains: [],
  });
  const narrower = ["--role", "domain-admin", "--if-version", "1"];
  expect((await json("update", made.id, ...narrower)).error).toMatchObject({ code: "conflict" });
  expect(await json("delete", made.id)).toEqual({ deleted: made.id });
  expect(await run("list")).not.toContain("/mail admins, all");
});

it("gives a group chosen permissions, and says them", async () => {
  const { slug } = await createTestProvider(database.context());
  const { name } = await createTestDomain(database.context());
  const named = ["--provider", slug, "--group", "/helpdesk", "--role", "delegate", "--domains", name];
  expect((await json("create", ...named)).error).toMatchObject({ code: "invalid-input" });
  const permissions = ["reset-sign-in", "read-logs"];
  const made = await json("create", ...named, "--permissions", permissions.join(","));
  expect(made).toMatchObject({ role: "delegate", domains: [name], permissions });
  expect(await run("update", made.id, "--permissions", "read-logs")).toMatch(/^permissions +read-logs$/m);
});

it("asks for all that a new one needs", async () => {
  expect((await json("create", "--group", "/a")).error).toMatchObject({ code: "usage" });
});
