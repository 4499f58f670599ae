import { type Command, Option } from "commander";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { getDomainByName } from "@/lib/accounts/domain/queries";
import { listMailboxPage, type MailboxOrder, mailboxOrders } from "@/lib/accounts/mailbox/list-page";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { mailboxView } from "@/lib/accounts/mailbox/view";
import type { Authorized } from "@/lib/catalogue/subject";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand } from "@/lib/faces/cli/command";
import { print } from "@/lib/faces/cli/terminal";
import { cell } from "@/lib/faces/cli/text";
import { canonicalDomain } from "@/lib/platform/address/address";
import {
  type AdminState,
  adminStates,
  type DirectoryState,
  directoryStates,
} from "@/lib/platform/db/schema/mailbox";

interface ListOptions {
  domain?: string;
  search?: string;
  state?: AdminState;
  directoryState?: DirectoryState;
  source?: string;
  template?: string;
  order?: MailboxOrder;
  descending?: true;
  json?: true;
}

const pageSize = 500;
// A stream cannot know its widest cell beforehand; addresses beyond this width only shift their own line.
const addressWidth = 32;

/** `letterlock mailbox list`: pages from the database to the terminal, so that its memory is that of one page. */
export function addListMailboxes(group: Command, call: Call): void {
  addCommand(group, {
    usage: "list",
    about: "Lists mailboxes, searched, filtered and sorted by the database.",
    example: "mailbox list --domain example.org --search alice --json",
  })
    .option("--domain <name>", "only those of this domain")
    .option("--search <text>", "only those with this in the address or the name")
    .addOption(new Option("--state <state>", "only those in this state").choices(adminStates))
    .addOption(
      new Option("--directory-state <state>", "only those of whom the directory says this").choices(
        directoryStates,
      ),
    )
    .option("--source <source>", "only those of this source: local, or the slug of a provider")
    .option("--template <name>", "only those made from this template")
    .addOption(
      new Option("--order <order>", "what to sort by; the address unless told").choices(mailboxOrders),
    )
    .option("--descending", "the last one first")
    .action(async (options: ListOptions) => {
      if (options.domain !== undefined) await getDomainByName(call.db, options.domain);
      const write = options.json ? writeJson : writeLines;
      await write(pages(call, options), (text) => print(call.terminal, text));
    });
}

type Row = Authorized<MailboxWithFacts>;

async function* pages(call: Call, options: ListOptions): AsyncGenerator<Row[]> {
  const { domain, state, json: _, ...rest } = options;
  const domains = domain === undefined ? undefined : [canonicalDomain(domain) ?? ""];
  for (let cursor: string | undefined; ; ) {
    const page = await listMailboxPage(call.db, {
      ...rest,
      domains,
      adminState: state,
      cursor,
      limit: pageSize,
    });
    if (page.items.length > 0) yield mailboxSubject.each(call.context.actor, page.items);
    if (page.next === null) return;
    cursor = page.next;
  }
}

type Pages = AsyncGenerator<Row[]>;
type Write = (text: string) => Promise<void>;

async function writeJson(all: Pages, write: Write): Promise<void> {
  let separator = "[";
  for await (const page of all) {
    await write(
      separator +
        page.map((row) => JSON.stringify(mailboxView.schema.parse(mailboxView.show(row)))).join(",\n"),
    );
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
