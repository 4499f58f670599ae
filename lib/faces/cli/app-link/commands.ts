import type { Command } from "commander";
import type { z } from "zod";
import { appLinkFields } from "@/lib/accounts/app-link/fields";
import { appLinkView } from "@/lib/accounts/app-link/view";
import type { Call } from "@/lib/faces/cli/call";
import { fieldOptions, required } from "@/lib/faces/cli/field-option";
import { addDeletion, addList, addOperation } from "@/lib/faces/cli/operation-command";
import { list } from "@/lib/faces/cli/option-parsers";
import { recordText, tableText } from "@/lib/faces/cli/text";

type Link = z.output<typeof appLinkView.schema>;

const one = {
  schema: appLinkView.schema,
  text: (link: Link) =>
    recordText([
      ["id", link.id],
      ["name", link.name],
      ["description", link.description],
      ["url", link.url],
      ["signed in", link.signedInUrl],
      ["hidden at login", link.hiddenAtLogin],
    ]),
};

const many = {
  schema: appLinkView.schema,
  text: (links: Link[]) =>
    tableText(
      ["ID", "NAME", "URL", "SIGNED IN", "HIDDEN"],
      links.map((link) => [link.id, link.name, link.url, link.signedInUrl, link.hiddenAtLogin]),
    ),
};

const { name, url, ...others } = appLinkFields;
const named = fieldOptions({ name, url });
const rest = fieldOptions(others);

/** `letterlock app-link …` */
export function addAppLinkCommands(program: Command, call: Call): void {
  const group = program.command("app-link").description("Links to other applications, in the portal.");
  addOperation(group, call, "app-link.create", one, { options: [...required(named), ...rest] });
  addOperation(group, call, "app-link.update", one, { options: [...named, ...rest] });
  addList(group, call, "app-link.reorder", many, {
    args: ["ids"],
    argNames: ["ids"],
    readArgs: ({ ids }) => ({ ids: list(String(ids)) }),
  });
  addList(group, call, "app-link.list", many, { about: "Lists all links in order." });
  addDeletion(group, call, "app-link.delete");
}
