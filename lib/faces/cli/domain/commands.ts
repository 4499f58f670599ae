import type { Command } from "commander";
import { namedDomainFields } from "@/lib/accounts/domain/fields";
import { domainView } from "@/lib/accounts/domain/view";
import type { Call } from "@/lib/faces/cli/call";
import { domainDocument, domainsText, domainText } from "@/lib/faces/cli/domain/view";
import { fieldOptions } from "@/lib/faces/cli/field-option";
import { addDeletion, addList, addOperation } from "@/lib/faces/cli/operation-command";

const shown = { schema: domainView.schema, document: domainDocument };
const one = { ...shown, text: domainText };

const options = fieldOptions(namedDomainFields);

/** `letterlock domain …` */
export function addDomainCommands(program: Command, call: Call): void {
  const group = program.command("domain").description("Mail domains and their limits.");
  addOperation(group, call, "domain.create", one, { args: ["name"], argNames: ["name"], options });
  addOperation(group, call, "domain.update", one, { options });
  addOperation(group, call, "domain.show", one);
  addList(group, call, "domain.list", { ...shown, text: domainsText });
  addOperation(group, call, "domain.update", one, {
    name: "enable",
    about: "Switches a domain on.",
    example: "domain enable example.org",
    preset: { active: true },
  });
  addOperation(group, call, "domain.update", one, {
    name: "disable",
    about:
      "Switches a domain off: nobody of it can sign in, sessions and mail connections end, no mail is taken.",
    example: "domain disable example.org",
    preset: { active: false },
  });
  addDeletion(group, call, "domain.delete");
}
