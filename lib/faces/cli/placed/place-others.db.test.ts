import { PassThrough, Readable } from "node:stream";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { Call } from "@/lib/faces/cli/call";
import { Group } from "@/lib/faces/cli/group";
import { placeOthers } from "@/lib/faces/cli/placed/place-others";
import { registry } from "@/lib/faces/registry";
import { testDatabase } from "@/lib/testing/database";

/*
 * A program without any command made by hand: then every operation places itself, and what a new one gets can be seen with
 * those that there are.
 */

testDatabase();

async function run(line: string, input = "") {
  const stdout = new PassThrough();
  const call = new Call({ stdin: Readable.from([Buffer.from(input)]), stdout, stderr: new PassThrough() });
  const program = new Command("letterlock").exitOverride().configureOutput({
    writeOut: (text) => stdout.write(text),
    writeErr: () => undefined,
    outputError: () => undefined,
  });
  placeOthers(new Group(program, call));
  const code = await program
    .parseAsync(line.split(" "), { from: "user" })
    .then(() => null)
    .catch((thrown) => thrown.code);
  await call.close();
  return { code, out: String(stdout.read() ?? "") };
}

const places = registry.operations
  .filter(({ audience, files }) => audience.includes("superadmin") && !files)
  .map(({ example }) => example.split(" ").slice(0, 2).join(" "));

it.each([...new Set(places)])("%s has a help and takes --json", async (place) => {
  const { code, out } = await run(`${place} --help`);
  expect(code).toBe("commander.helpDisplayed");
  expect(out).toContain(`Usage: letterlock ${place}`);
  expect(out).toContain("--json");
});

describe("the options", () => {
  it("are those of the fields, with what may be chosen", async () => {
    const { out } = await run("domain update --help");
    expect(out).toMatch(/--max-quota <size>\s+\S/);
    expect(out).toContain("--if-version <number>");
    expect((await run("alias extend --help")).out).toMatch(/--lifetime <\w+>[^-]*choices: "1h"/);
  });

  it("do not page", async () => {
    const { out } = await run("domain list --help");
    expect(out).toContain("--search");
    expect(out).not.toMatch(/--cursor|--limit/);
  });

  it("take a secret from standard input and nowhere else", async () => {
    for (const place of ["admin set-password", "mailbox set-password", "admin create"]) {
      const { out } = await run(`${place} --help`);
      expect(out, place).toContain("--password-stdin");
      expect(out, place).not.toMatch(/--password <|--password-hash </);
    }
  });

  it("must be there where the operation cannot do without", async () => {
    expect((await run("app-link create --name Files")).code).toBe("commander.missingMandatoryOptionValue");
  });
});

describe("what is done", () => {
  it("is shown as everywhere, and goes from one command to the next", async () => {
    const created = await run("domain create --name placed.test --max-mailboxes 3 --json");
    expect(JSON.parse(created.out)).toMatchObject({ name: "placed.test", maxMailboxes: 3, provider: null });
    expect((await run("domain update placed.test --no-active")).out).toMatch(/active +no\n/);
    const listed = await run("domain list");
    expect(listed.out).toMatch(/^ID +NAME +ACTIVE +MAX MAILBOXES /);
    expect(listed.out).toContain("placed.test");
    expect(JSON.parse((await run("domain list --json")).out)).toMatchObject([{ name: "placed.test" }]);
    expect((await run("domain delete placed.test")).out).toBe("Deleted placed.test.\n");
    expect((await run("domain show placed.test")).code).toBe("not-found");
  });

  it("shows what it was about where it answers nothing", async () => {
    await run("admin create --login root@placed.test --password-stdin", "a fine password\n");
    const { out } = await run(
      "admin set-password root@placed.test --password-stdin --json",
      "another one 7\n",
    );
    expect(JSON.parse(out)).toMatchObject({ login: "root@placed.test", domains: null });
  });
});
