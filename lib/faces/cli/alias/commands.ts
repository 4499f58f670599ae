import { type Command, Option } from "commander";
import { getMailboxByAddress } from "@/lib/access/queries";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { createTemporaryAlias } from "@/lib/accounts/alias/create-temporary-alias";
import { deleteAlias } from "@/lib/accounts/alias/delete-alias";
import { extendAlias } from "@/lib/accounts/alias/extend-alias";
import { type Lifetime, lifetimes } from "@/lib/accounts/alias/lifetime";
import { getAliasByAddress } from "@/lib/accounts/alias/queries";
import { aliasRefusalError } from "@/lib/accounts/alias/refusal-error";
import { updateAlias } from "@/lib/accounts/alias/update-alias";
import { addListAliases } from "@/lib/faces/cli/alias/list";
import { aliasAnswer } from "@/lib/faces/cli/alias/view";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { moment, type OrNone, orNull } from "@/lib/faces/cli/option-parsers";

/** `letterlock alias …` */
export function addAliasCommands(program: Command, call: Call): void {
  const group = program
    .command("alias")
    .description("Further addresses of mailboxes, for good or for a time.");
  addCreate(group, call);
  addTemporary(group, call);
  addListAliases(group, call);
  addCommand(group, {
    usage: "show <alias>",
    about: "Shows an alias.",
    example: "alias show sales@example.org",
  }).action(answering(call, async (_, address) => aliasAnswer(await getAliasByAddress(call.db, address))));
  addUpdate(group, call);
  addSwitch(group, call, "enable", true, "Lets an alias take mail again.");
  addSwitch(group, call, "disable", false, "Lets an alias take no mail; its address stays taken.");
  addDelete(group, call);
}

const shown = async (call: Call, address: string) => aliasAnswer(await getAliasByAddress(call.db, address));
const mailboxId = async (call: Call, address: string) => (await getMailboxByAddress(call.db, address)).id;

/** A day or a moment, or `none`. */
const endOrNone = (text: string): OrNone<Date> => (text === "none" ? text : moment(text));

interface Fields {
  description?: string;
  expires?: OrNone<Date>;
}

function addCreate(group: Command, call: Call): void {
  addCommand(group, {
    usage: "create <alias> <mailbox>",
    about: "Gives a mailbox a further address.",
    example: "alias create sales@example.org alice@example.org",
  })
    .option("--description <text>", "what it is for")
    .option("--expires <date>", "last day or moment, such as 2027-01-31", moment)
    .action(
      answering<Fields>(call, async ({ description, expires }, address = "", mailbox = "") => {
        const id = await mailboxId(call, mailbox);
        const input = { address, mailboxId: id, description, expiresAt: orNull(expires) };
        const outcome = await createAlias(call.context, input);
        if (!outcome.created) throw aliasRefusalError(outcome.reason, address);
        return shown(call, outcome.address);
      }),
    );
}

const lifetimeOption = () =>
  new Option("--lifetime <time>", "how long from now on").choices(lifetimes).makeOptionMandatory();

function addTemporary(group: Command, call: Call): void {
  addCommand(group, {
    usage: "create-temporary <mailbox>",
    about: "Gives a mailbox an address that nobody can guess and that ends by itself.",
    example: "alias create-temporary alice@example.org --lifetime 30d --description 'A shop'",
  })
    .addOption(lifetimeOption())
    .option("--description <text>", "what it is for")
    .action(
      answering<{ lifetime: Lifetime; description?: string }>(call, async (options, mailbox = "") => {
        const { lifetime, description } = options;
        const input = { mailboxId: await mailboxId(call, mailbox), lifetime, description };
        return shown(call, (await createTemporaryAlias(call.context, input)).address);
      }),
    );
  addCommand(group, {
    usage: "extend <alias>",
    about: "Lets a temporary alias live for a time from now on; one that has expired comes back.",
    example: "alias extend lusab-babad-gutih@example.org --lifetime 7d",
  })
    .addOption(lifetimeOption())
    .action(
      answering<{ lifetime: Lifetime }>(call, async ({ lifetime }, address = "") => {
        const { id } = await getAliasByAddress(call.db, address);
        await extendAlias(call.context, { id, lifetime });
        return shown(call, address);
      }),
    );
}

function addUpdate(group: Command, call: Call): void {
  addCommand(group, {
    usage: "update <alias>",
    about: "Changes an alias; what is left out stays.",
    example: "alias update sales@example.org --mailbox bob@example.org",
  })
    .option("--mailbox <address>", "where its mail goes")
    .option("--description <text>", "what it is for")
    .option("--expires <date>", "last day or moment, or none", endOrNone)
    .action(
      answering<Fields & { mailbox?: string }>(call, async (options, address = "") => {
        const { mailbox, description, expires } = options;
        const { id } = await getAliasByAddress(call.db, address);
        const target = mailbox === undefined ? undefined : await mailboxId(call, mailbox);
        await updateAlias(call.context, { id, mailboxId: target, description, expiresAt: orNull(expires) });
        return shown(call, address);
      }),
    );
}

function addSwitch(group: Command, call: Call, verb: string, active: boolean, about: string): void {
  addCommand(group, {
    usage: `${verb} <alias>`,
    about,
    example: `alias ${verb} sales@example.org`,
  }).action(
    answering(call, async (_, address = "") => {
      const { id } = await getAliasByAddress(call.db, address);
      await updateAlias(call.context, { id, active });
      return shown(call, address);
    }),
  );
}

function addDelete(group: Command, call: Call): void {
  addCommand(group, {
    usage: "delete <alias>",
    about: "Deletes an alias: mail to it is refused from now on.",
    example: "alias delete sales@example.org",
  }).action(
    answering(call, async (_, address = "") => {
      const found = await getAliasByAddress(call.db, address);
      await deleteAlias(call.context, { id: found.id });
      return { document: { deleted: found.address }, text: `Deleted ${found.address}.\n` };
    }),
  );
}
