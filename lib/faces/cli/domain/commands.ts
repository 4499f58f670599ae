import { shownDomain, shownDomains } from "@/lib/faces/cli/domain/view";
import type { Group } from "@/lib/faces/cli/group";
import { words } from "@/lib/words/text";

const t = words("cli.domain", {
  group: "Mail domains and their limits.",
  enable: "Enables a domain.",
  disable:
    "Disables a domain: nobody in it can sign in, everybody is signed out, mail connections are closed, and no mail is accepted.",
});

/** `letterlock domain …` */
export function addDomainCommands(program: Group): void {
  const group = program.group("domain", t("group"));
  group.operation("domain.create", shownDomain, { args: ["name"] });
  group.operation("domain.update", shownDomain);
  group.list("domain.list", shownDomains);
  group.presets("domain.update", shownDomain, {
    enable: { about: t("enable"), preset: { active: true } },
    disable: { about: t("disable"), preset: { active: false } },
  });
}
