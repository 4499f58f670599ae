import type { Command } from "commander";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { deleteDomain } from "@/lib/accounts/domain/delete-domain";
import { listDomainPage } from "@/lib/accounts/domain/list-page";
import { getDomainByName } from "@/lib/accounts/domain/queries";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { addDomainOptions, type DomainOptions, domainFields } from "@/lib/faces/cli/domain/options";
import { domainAnswer, domainDocument, limitText } from "@/lib/faces/cli/domain/view";
import { tableText } from "@/lib/faces/cli/text";
import { allOf } from "@/lib/platform/list/page";

/** `letterlock domain …` */
export function addDomainCommands(program: Command, call: Call): void {
  const group = program.command("domain").description("Mail domains and their limits.");
  addWriting(group, call);
  addReading(group, call);
  addSwitch(group, call, "enable", true, "Switches a domain on.");
  addSwitch(
    group,
    call,
    "disable",
    false,
    "Switches a domain off: nobody of it can sign in, sessions and mail connections end, no mail is taken.",
  );
  addCommand(group, {
    usage: "delete <name>",
    about: "Deletes a domain that has no mailboxes.",
    example: "domain delete example.org",
  }).action(
    answering(call, async (_, name) => {
      const { id, ...found } = await getDomainByName(call.db, name);
      await deleteDomain(call.context, { id });
      return { document: { deleted: found.name }, text: `Deleted ${found.name}.\n` };
    }),
  );
}

function addWriting(group: Command, call: Call): void {
  const create = addCommand(group, {
    usage: "create <name>",
    about: "Creates a domain, without limits unless given.",
    example: "domain create example.org --max-mailboxes 500 --max-quota 10G --total-quota 1T",
  });
  addDomainOptions(create).action(
    answering<DomainOptions>(call, async (options, name) => {
      const made = await createDomain(call.context, { name, ...(await domainFields(call, options)) });
      return domainAnswer(await getDomainByName(call.db, made.name));
    }),
  );
  const update = addCommand(group, {
    usage: "update <name>",
    about: "Changes the limits and defaults of a domain; what is left out stays.",
    example: "domain update example.org --total-quota 2T --default-template staff",
  });
  addDomainOptions(update).action(
    answering<DomainOptions>(call, async (options, name) => {
      const { id } = await getDomainByName(call.db, name);
      await updateDomain(call.context, { id, ...(await domainFields(call, options)) });
      return domainAnswer(await getDomainByName(call.db, name));
    }),
  );
}

function addReading(group: Command, call: Call): void {
  addCommand(group, {
    usage: "show <name>",
    about: "Shows a domain and how much of it is used.",
    example: "domain show example.org --json",
  }).action(answering(call, async (_, name) => domainAnswer(await getDomainByName(call.db, name))));
  addCommand(group, { usage: "list", about: "Lists all domains.", example: "domain list" }).action(
    answering(call, async () => {
      const rows = await allOf((cursor) => listDomainPage(call.context, { cursor, limit: 1_000 }));
      const lines = rows.map((row) => [
        row.name,
        row.active,
        row.mailboxes,
        row.maxMailboxes ?? "no limit",
        limitText(row.totalQuotaBytes),
      ]);
      return {
        document: rows.map(domainDocument),
        text: tableText(["DOMAIN", "ACTIVE", "MAILBOXES", "MAX", "TOTAL QUOTA"], lines),
      };
    }),
  );
}

function addSwitch(group: Command, call: Call, verb: string, active: boolean, about: string): void {
  addCommand(group, { usage: `${verb} <name>`, about, example: `domain ${verb} example.org` }).action(
    answering(call, async (_, name) => {
      const { id } = await getDomainByName(call.db, name);
      await updateDomain(call.context, { id, active });
      return domainAnswer(await getDomainByName(call.db, name));
    }),
  );
}
