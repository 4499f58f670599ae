import type { z } from "zod";
import { mailboxView } from "@/lib/accounts/mailbox/view";
import { pagesOf } from "@/lib/faces/cli/answer";
import type { Call } from "@/lib/faces/cli/call";
import { domainOption, orderOptions } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { namedOptions } from "@/lib/faces/cli/input-options";
import type { Options } from "@/lib/faces/cli/operation-run";
import { print } from "@/lib/faces/cli/terminal";
import { cell, heading } from "@/lib/faces/cli/text";
import { label } from "@/lib/faces/cli/view-words";
import { words } from "@/lib/words/text";

const t = words("cli.mailbox.list", {
  domain: "only those in this domain",
  address: "the address",
});

// A stream cannot know its widest cell beforehand; addresses beyond this width only shift their own line.
const addressWidth = 32;

const options = [
  domainOption(t("domain")),
  ...namedOptions("mailbox.list"),
  ...orderOptions("mailbox.list", t("address")),
];

/** `letterlock mailbox list`: pages from the database to the terminal, so that its memory is that of one page. */
export function addListMailboxes(group: Group): void {
  const { call } = group;
  group.own<Options & { json?: true }>("mailbox.list", { options }, async (given) => {
    const write = given.json ? writeJson : writeLines;
    await write(pages(call, given), (text) => print(call.terminal, text));
    return undefined;
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
  const names = (["address", "source", "state", "name"] as const).map((one) => heading(label(one)));
  const [address = "", source = "", state = "", name = ""] = names;
  let header = `${line(address, source, state, name)}\n`;
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
