import type { Command } from "commander";
import { createTemplate } from "@/lib/accounts/template/create-template";
import { deleteTemplate } from "@/lib/accounts/template/delete-template";
import { getTemplate, getTemplateByName, listTemplates } from "@/lib/accounts/template/queries";
import { updateTemplate } from "@/lib/accounts/template/update-template";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { addTemplateApplication } from "@/lib/faces/cli/template/application";
import { addTemplateOptions, type TemplateOptions, templateFields } from "@/lib/faces/cli/template/options";
import { templateAnswer, templateDocument } from "@/lib/faces/cli/template/view";
import { tableText } from "@/lib/faces/cli/text";
import { enabledProtocols } from "@/lib/platform/db/protocols";
import { formatByteSize } from "@/lib/platform/input/byte-size";

/** `letterlock template …` */
export function addTemplateCommands(program: Command, call: Call): void {
  const group = program.command("template").description("What mailboxes are given when they are made.");
  addWriting(group, call);
  addReading(group, call);
  addTemplateApplication(group, call);
  addCommand(group, {
    usage: "delete <name>",
    about: "Deletes a template; mailboxes keep what they were given.",
    example: "template delete staff --users-to default",
  })
    .option("--users-to <template>", "what takes its place where mailboxes, domains or providers have it")
    .action(
      answering<{ usersTo?: string }>(call, async ({ usersTo }, name = "") => {
        const { id } = await getTemplateByName(call.db, name);
        const usersGoTo = usersTo === undefined ? undefined : (await getTemplateByName(call.db, usersTo)).id;
        await deleteTemplate(call.context, { id, usersGoTo });
        return { document: { deleted: name }, text: `Deleted ${name}.\n` };
      }),
    );
}

function addWriting(group: Command, call: Call): void {
  const create = addCommand(group, {
    usage: "create <name>",
    about: "Creates a template: 5 GiB, every protocol and webmail, unless said otherwise.",
    example: "template create staff --quota 20G --protocols imap,smtp,sieve",
  });
  addTemplateOptions(create).action(
    answering<TemplateOptions>(call, async (options, name) => {
      const { id } = await createTemplate(call.context, { name, ...templateFields(options) });
      return templateAnswer(await getTemplate(call.db, id));
    }),
  );
  const update = addCommand(group, {
    usage: "update <name>",
    about: "Changes a template; mailboxes follow when it is next applied (at a sign-in or a sync).",
    example: "template update staff --quota 30G --no-webmail",
  }).option("--name <name>", "new name");
  addTemplateOptions(update).action(
    answering<TemplateOptions & { name?: string }>(call, async (options, oldName) => {
      const { id } = await getTemplateByName(call.db, oldName);
      await updateTemplate(call.context, { id, name: options.name, ...templateFields(options) });
      return templateAnswer(await getTemplate(call.db, id));
    }),
  );
}

function addReading(group: Command, call: Call): void {
  addCommand(group, {
    usage: "show <name>",
    about: "Shows a template.",
    example: "template show staff --json",
  }).action(answering(call, async (_, name) => templateAnswer(await getTemplateByName(call.db, name))));
  addCommand(group, { usage: "list", about: "Lists all templates.", example: "template list" }).action(
    answering(call, async () => {
      const rows = await listTemplates(call.db);
      const lines = rows.map((row) => [
        row.name,
        formatByteSize(row.quotaBytes),
        enabledProtocols(row),
        row.webmail,
        row.landing,
      ]);
      return {
        document: rows.map(templateDocument),
        text: tableText(["TEMPLATE", "QUOTA", "PROTOCOLS", "WEBMAIL", "LANDING"], lines),
      };
    }),
  );
}
