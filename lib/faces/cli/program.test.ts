import { PassThrough, Readable } from "node:stream";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { Call } from "@/lib/faces/cli/call";
import { buildProgram } from "@/lib/faces/cli/program";
import { runCli } from "@/lib/faces/cli/run";

function terminal() {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  return { stdin: Readable.from([]), stdout, stderr };
}

const textOf = (stream: PassThrough) => (stream.read() ?? "").toString();

function leaves(command: Command, path: string[] = []): { path: string[]; command: Command }[] {
  const own = [...path, command.name()];
  return command.commands.length === 0
    ? [{ path: own.slice(1), command }]
    : command.commands.flatMap((child) => leaves(child, own));
}

const all = leaves(buildProgram(new Call(terminal())));

describe("every command", () => {
  it("is one of those that the design names", () => {
    const groups = new Set(all.map(({ path }) => path[0]));
    expect([...groups]).toEqual([
      "migrate",
      "admin",
      "domain",
      "template",
      "mailbox",
      "alias",
      "share",
      "app-password",
      "api-key",
      "provider",
      "scim-token",
      "sync",
      "identity",
      "app-link",
      "admin-group",
      "settings",
      "overview",
      "doctor",
      "log",
    ]);
  });

  it.each(all.map(({ path }) => path.join(" ")))(
    "%s has --json and a help with an example of itself",
    async (name) => {
      const io = terminal();
      expect(await runCli([...name.split(" "), "--help"], io)).toBe(0);
      const help = textOf(io.stdout);
      expect(help).toContain("--json");
      expect(help).toContain(`Example:\n  letterlock ${name}`);
      expect(textOf(io.stderr)).toBe("");
    },
  );
});

describe("wrong usage", () => {
  it("ends with 2 and suggests what was meant", async () => {
    const io = terminal();
    expect(await runCli(["mailbx"], io)).toBe(2);
    expect(textOf(io.stderr)).toMatch(
      /^error\[usage\]: unknown command 'mailbx'\n\(Did you mean mailbox\?\)/,
    );
    expect(textOf(io.stdout)).toBe("");
  });

  it("shows the help on standard error where a command is missing", async () => {
    const io = terminal();
    expect(await runCli(["domain"], io)).toBe(2);
    expect(textOf(io.stderr)).toContain("Usage: letterlock domain");
  });
});
