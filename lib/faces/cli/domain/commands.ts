import type { Command } from "commander";
import { namedDomainFields } from "@/lib/accounts/domain/fields";
import type { Call } from "@/lib/faces/cli/call";
import { shownDomain, shownDomains } from "@/lib/faces/cli/domain/view";
import { fieldOptions } from "@/lib/faces/cli/field-option";
import { addList, addOperation, addPresets } from "@/lib/faces/cli/operation-command";
import { said } from "@/lib/faces/cli/said";
import { words } from "@/lib/words/text";

const t = words("cli.domain", {
  group: "Mail domains and their limits.",
  enable: "Enables a domain.",
  disable:
    "Disables a domain: nobody in it can sign in, everybody is signed out, mail connections are closed, and no mail is accepted.",
});

const options = fieldOptions(namedDomainFields);

/** `letterlock domain …` */
export function addDomainCommands(program: Command, call: Call): void {
  const group = program.command("domain").description(said(t("group")));
  addOperation(group, call, "domain.create", shownDomain, { args: ["name"], argNames: ["name"], options });
  addOperation(group, call, "domain.update", shownDomain, { options });
  addList(group, call, "domain.list", shownDomains);
  addPresets(group, call, "domain.update", shownDomain, {
    subject: "example.org",
    presets: [
      { name: "enable", about: t("enable"), preset: { active: true } },
      { name: "disable", about: t("disable"), preset: { active: false } },
    ],
  });
}
