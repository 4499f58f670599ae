import type { Command } from "commander";
import type { Call } from "@/lib/cli/call";
import { addCommand } from "@/lib/cli/command";
import { mailboxDocument } from "@/lib/cli/mailbox/view";
import { print } from "@/lib/cli/terminal";
import { cell } from "@/lib/cli/text";
import { getDomainByName } from "@/lib/domain/queries";
import { listMailboxes, type MailboxWithFacts } from "@/lib/mailbox/queries";

interface ListOptions {
  domain?: string;
  search?: string;
  json?: true;
}

const pageSize = 500;
// A stream cannot know its widest cell beforehand; addresses beyond this width only shift their own line.
const addressWidth = 32;

/** `letterlock mailbox list`: pages from the database to the terminal, so that its memory is that of one page. */
export function addListMailboxes(group: Command, call: Call): void {
  addCommand(group, {
    usage: "list",
    about: "Lists mailboxes by address.",
    example: "mailbox list --domain example.org --search alice --json",
  })
    .option("--domain <name>", "only those of this domain")
    .option("--search <text>", "only those with this in the address or the name")
    .action(async (options: ListOptions) => {
      if (options.domain !== undefined) await getDomainByName(call.db, options.domain);
      const write = options.json ? writeJson : writeLines;
      await write(pages(call, options), (text) => print(call.terminal, text));
    });
}

async function* pages(call: Call, { domain, search }: ListOptions): AsyncGenerator<MailboxWithFacts[]> {
  for (let after: string | undefined; ; ) {
    const page = await listMailboxes(call.db, { domain, search, after, limit: pageSize });
    if (page.length > 0) yield page;
    after = page.at(-1)?.address;
    if (page.length < pageSize) return;
  }
}

type Pages = AsyncGenerator<MailboxWithFacts[]>;
type Write = (text: string) => Promise<void>;

async function writeJson(all: Pages, write: Write): Promise<void> {
  let separator = "[";
  for await (const page of all) {
    await write(separator + page.map((row) => JSON.stringify(mailboxDocument(row))).join(",\n"));
    separator = ",\n";
  }
  await write(separator === "[" ? "[]\n" : "]\n");
}

const line = (address: string, source: string, state: string, name: string): string =>
  `${address.padEnd(addressWidth)}  ${source.padEnd(12)}  ${state.padEnd(12)}  ${name}`.trimEnd();

async function writeLines(all: Pages, write: Write): Promise<void> {
  let header = `${line("ADDRESS", "SOURCE", "STATE", "NAME")}\n`;
  for await (const page of all) {
    const lines = page.map(({ address, identityProviderSlug, adminState, displayName }) =>
      line(address, identityProviderSlug ?? "local", adminState, cell(displayName)),
    );
    await write(`${header}${lines.join("\n")}\n`);
    header = "";
  }
  // Written late, so that an error comes alone.
  await write(header);
}
