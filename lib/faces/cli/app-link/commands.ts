import type { Command } from "commander";
import { createAppLink } from "@/lib/accounts/app-link/create-app-link";
import { deleteAppLink } from "@/lib/accounts/app-link/delete-app-link";
import { type AppLink, getAppLink, listAppLinks } from "@/lib/accounts/app-link/queries";
import { reorderAppLinks } from "@/lib/accounts/app-link/reorder-app-links";
import { updateAppLink } from "@/lib/accounts/app-link/update-app-link";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { list } from "@/lib/faces/cli/option-parsers";
import { recordText, tableText } from "@/lib/faces/cli/text";

interface LinkOptions {
  name?: string;
  description?: string;
  url?: string;
  signedInUrl?: string;
  hidden?: true;
  shown?: true;
}

/** `letterlock app-link …` */
export function addAppLinkCommands(program: Command, call: Call): void {
  const group = program.command("app-link").description("Links to other applications, in the portal.");
  addWriting(group, call);
  addOrdering(group, call);
  addCommand(group, { usage: "list", about: "Lists all links in order.", example: "app-link list" }).action(
    answering(call, async () => listAnswer(await listAppLinks(call.db))),
  );
  addCommand(group, { usage: "delete <id>", about: "Deletes a link.", example: "app-link delete ID" }).action(
    answering(call, async (_, id) => {
      await deleteAppLink(call.context, { id });
      return { document: { deleted: id }, text: `Deleted ${id}.\n` };
    }),
  );
}

function addWriting(group: Command, call: Call): void {
  const create = addCommand(group, {
    usage: "create",
    about: "Adds a link behind the others; it is shown on the login page unless hidden.",
    example: "app-link create --name Files --url /files/ --signed-in-url /files/?login=%u --hidden",
  })
    .requiredOption("--name <name>", "what to call it")
    .requiredOption("--url <url>", "where it leads");
  addLinkOptions(create).action(
    answering<LinkOptions & { name: string; url: string }>(call, async ({ name, url, ...options }) => {
      const { id } = await createAppLink(call.context, { ...fieldsOf(options), name, url });
      return linkAnswer(await getAppLink(call.db, id));
    }),
  );
  const update = addCommand(group, {
    usage: "update <id>",
    about: "Changes a link; what is left out stays.",
    example: "app-link update ID --shown",
  })
    .option("--name <name>", "what to call it")
    .option("--url <url>", "where it leads");
  addLinkOptions(update).action(
    answering<LinkOptions>(call, async (options, id) => {
      await updateAppLink(call.context, { id, ...fieldsOf(options) });
      return linkAnswer(await getAppLink(call.db, id));
    }),
  );
}

const addLinkOptions = (command: Command): Command =>
  command
    .option("--description <text>", "one line about it")
    .option("--signed-in-url <url>", "where it leads people who are signed in, %u is their address; or none")
    .option("--hidden", "do not show it on the login page")
    .option("--shown", "show it on the login page");

function fieldsOf({ name, url, description, signedInUrl, hidden, shown }: LinkOptions) {
  return {
    name,
    url,
    description,
    signedInUrl: signedInUrl === "none" ? null : signedInUrl,
    hiddenAtLogin: hidden ? true : shown ? false : undefined,
  };
}

function addOrdering(group: Command, call: Call): void {
  addCommand(group, {
    usage: "reorder <ids>",
    about: "Puts the links into this order; all ids, divided by commas.",
    example: "app-link reorder ID2,ID1",
  }).action(
    answering(call, async (_, ids) => {
      await reorderAppLinks(call.context, { ids: list(ids) });
      return listAnswer(await listAppLinks(call.db));
    }),
  );
}

const linkAnswer = (link: AppLink): Answer => ({
  document: link,
  text: recordText([
    ["id", link.id],
    ["name", link.name],
    ["description", link.description],
    ["url", link.url],
    ["signed in", link.signedInUrl],
    ["hidden at login", link.hiddenAtLogin],
  ]),
});

const listAnswer = (links: AppLink[]): Answer => ({
  document: links,
  text: tableText(
    ["ID", "NAME", "URL", "SIGNED IN", "HIDDEN"],
    links.map((link) => [link.id, link.name, link.url, link.signedInUrl, link.hiddenAtLogin]),
  ),
});
