import { appLinkView } from "@/lib/accounts/app-link/view";
import type { Group } from "@/lib/faces/cli/group";
import { list } from "@/lib/faces/cli/option-parsers";
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

/** `letterlock app-link …` */
export function addAppLinkCommands(program: Group): void {
  const group = program.group("app-link", t("group"));
  group.operation("app-link.create", one);
  group.operation("app-link.update", one);
  group.list("app-link.reorder", many, {
    args: ["ids"],
    readArgs: ({ ids }) => ({ ids: list(String(ids)) }),
  });
  group.list("app-link.list", many, { about: t("list") });
}
