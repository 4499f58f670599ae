import type { Command } from "commander";
import type { z } from "zod";
import { mailboxView } from "@/lib/accounts/mailbox/view";
import type { Call } from "@/lib/faces/cli/call";
import { domainOption, filterOptions, orderOptions } from "@/lib/faces/cli/field-option";
import { pagesOf } from "@/lib/faces/cli/operation-command";
import { described, makeCommand, type Options } from "@/lib/faces/cli/operation-run";
import { print } from "@/lib/faces/cli/terminal";
import { cell } from "@/lib/faces/cli/text";

// A stream cannot know its widest cell beforehand; addresses beyond this width only shift their own line.
const addressWidth = 32;

const options = [
  domainOption("only those of this domain"),
  ...filterOptions("mailbox.list", {
    "--search <text>": "only those with this in the address or the name",
    "--state <state>": "only those in this state",
    "--directory-state <state>": "only those of whom the directory says this",
    "--source <source>": "only those of this source: local, or the slug of a provider",
    "--template <name>": "only those made from this template",
  }),
  ...orderOptions("mailbox.list", "the address"),
];

/** `letterlock mailbox list`: pages from the database to the terminal, so that its memory is that of one page. */
export function addListMailboxes(group: Command, call: Call): void {
  const { operation, verb } = described("mailbox.list");
  makeCommand(group, operation, verb, { options }).action(async (given: Options & { json?: true }) => {
    const write = given.json ? writeJson : writeLines;
    await write(pages(call, given), (text) => print(call.terminal, text));
  });
}

type Row = z.output<typeof mailboxView.schema>;

async function* pages(call: Call, given: Options): AsyncGenerator<Row[]> {
  for await (const page of pagesOf(call, "mailbox.list", { options }, given, []))
    if (page.length > 0) yield page.map((row) => mailboxView.schema.parse(row));
}

type Pages = AsyncGenerator<Row[]>;
type Write = (text: string) => Promise<void>;

async function writeJson(all: Pages, write: Write): Promise<void> {
  let separator = "[";
  for await (const page of all) {
    await write(separator + page.map((row) => JSON.stringify(row)).join(",\n"));
    separator = ",\n";
  }
  await write(separator === "[" ? "[]\n" : "]\n");
}

const line = (address: string, source: string, state: string, name: string): string =>
  `${address.padEnd(addressWidth)}  ${source.padEnd(12)}  ${state.padEnd(12)}  ${name}`.trimEnd();

async function writeLines(all: Pages, write: Write): Promise<void> {
  let header = `${line("ADDRESS", "SOURCE", "STATE", "NAME")}\n`;
  for await (const page of all) {
    const lines = page.map(({ address, source, adminState, displayName }) =>
      line(address, source, adminState, cell(displayName)),
    );
    await write(`${header}${lines.join("\n")}\n`);
    header = "";
  }
  // Written late, so that an error comes alone.
  await write(header);
}
