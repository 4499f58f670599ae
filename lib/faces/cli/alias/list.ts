import { type Command, Option } from "commander";
import { getMailboxByAddress } from "@/lib/access/queries";
import { type AliasOrder, aliasOrders, listAliasPage } from "@/lib/accounts/alias/list-page";
import { type AliasState, aliasStates } from "@/lib/accounts/alias/state";
import { getDomainByName } from "@/lib/accounts/domain/queries";
import { aliasListAnswer } from "@/lib/faces/cli/alias/view";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { allOf } from "@/lib/platform/list/page";

interface ListOptions {
  domain?: string;
  mailbox?: string;
  search?: string;
  state?: AliasState;
  temporary?: true;
  permanent?: true;
  order?: AliasOrder;
  descending?: true;
}

const pageSize = 1_000;

/** `letterlock alias list` */
export function addListAliases(group: Command, call: Call): void {
  addCommand(group, {
    usage: "list",
    about: "Lists aliases, searched, filtered and sorted by the database.",
    example: "alias list --domain example.org --temporary --order end",
  })
    .option("--domain <name>", "only those with an address in this domain")
    .option("--mailbox <address>", "only those of this mailbox")
    .option("--search <text>", "only those with this in the alias, the mailbox or the description")
    .addOption(new Option("--state <state>", "only those in this state").choices(aliasStates))
    .option("--temporary", "only those with an end")
    .addOption(new Option("--permanent", "only those without").conflicts("temporary"))
    .addOption(new Option("--order <order>", "what to sort by; the alias unless told").choices(aliasOrders))
    .option("--descending", "the last one first")
    .action(
      answering<ListOptions>(call, async (options) => {
        const input = await pageInput(call, options);
        return aliasListAnswer(
          call,
          await allOf((cursor) => listAliasPage(call.context, { ...input, cursor, limit: pageSize })),
        );
      }),
    );
}

async function pageInput(call: Call, options: ListOptions) {
  const { domain, mailbox, search, state, temporary, permanent, order, descending } = options;
  return {
    domain: domain === undefined ? undefined : (await getDomainByName(call.db, domain)).name,
    mailboxId: mailbox === undefined ? undefined : (await getMailboxByAddress(call.db, mailbox)).id,
    temporary: temporary ? true : permanent ? false : undefined,
    search,
    state,
    order,
    descending,
  };
}
