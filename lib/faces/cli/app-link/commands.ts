import type { Command } from "commander";
import { appLinkFields } from "@/lib/accounts/app-link/fields";
import { appLinkView } from "@/lib/accounts/app-link/view";
import type { Call } from "@/lib/faces/cli/call";
import { fieldOptions, required } from "@/lib/faces/cli/field-option";
import { addList, addOperation } from "@/lib/faces/cli/operation-command";
import { list } from "@/lib/faces/cli/option-parsers";
import { said } from "@/lib/faces/cli/said";
import { asRecord, asTable } from "@/lib/faces/cli/shown-as";
import { words } from "@/lib/words/text";

const t = words("cli.appLink", {
  group: "Links to other applications in the portal.",
  list: "Lists all links in order.",
});

const one = asRecord(appLinkView.schema, [
  "id",
  "name",
  "description",
  "url",
  ["signedIn", "signedInUrl"],
  "hiddenAtLogin",
]);

const many = asTable(appLinkView.schema, [
  "id",
  "name",
  "url",
  ["signedIn", "signedInUrl"],
  ["hidden", "hiddenAtLogin"],
]);

const { name, url, ...others } = appLinkFields;
const named = fieldOptions({ name, url });
const rest = fieldOptions(others);

/** `letterlock app-link …` */
export function addAppLinkCommands(program: Command, call: Call): void {
  const group = program.command("app-link").description(said(t("group")));
  addOperation(group, call, "app-link.create", one, { options: [...required(named), ...rest] });
  addOperation(group, call, "app-link.update", one, { options: [...named, ...rest] });
  addList(group, call, "app-link.reorder", many, {
    args: ["ids"],
    argNames: ["ids"],
    readArgs: ({ ids }) => ({ ids: list(String(ids)) }),
  });
  addList(group, call, "app-link.list", many, { about: t("list") });
}
