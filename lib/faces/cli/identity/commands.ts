import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { answerList, answerOf, pagesOf } from "@/lib/faces/cli/answer";
import { commandOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { shownConflicts, shownIdentities, shownJudgement, shownLinks } from "@/lib/faces/cli/identity/view";
import { namedOptions } from "@/lib/faces/cli/input-options";
import { words } from "@/lib/words/text";

const t = words("cli.identity", {
  group: "Accounts at identity providers that mailboxes are linked to.",
  preview: "only show the doubts",
  linkAll:
    "Shows which waiting accounts of a provider can be linked: same verified address, same name, old account gone. Links them with --apply.",
  apply: "link them; without this nothing changes",
});

/** `letterlock identity …` */
export function addIdentityCommands(program: Group): void {
  const group = program.group("identity", t("group"));
  group.list("identity.list", shownIdentities);
  group.list("identity-conflict.list", shownConflicts, { name: "conflicts" });
  addLink(group);
  addLinkAll(group);
  group.deletion("identity.unlink", { ended: "unlinked", endedOf: mailboxSubject });
}

function addLink(group: Group): void {
  const { call } = group;
  const preview = { args: ["address", "provider", "subject"] };
  const rules = {
    ...preview,
    options: [commandOption("--preview", t("preview")), ...namedOptions("identity.link")],
  };
  group.own<{ preview?: true }>("identity.link", rules, (options, ...given) =>
    options.preview
      ? answerOf(call, shownJudgement, "identity.weigh", preview, options, given)
      : answerList(call, shownIdentities, pagesOf(call, "identity.link", rules, options, given)),
  );
}

function addLinkAll(group: Group): void {
  const { call } = group;
  const preview = { args: ["provider"] };
  const rules = {
    ...preview,
    name: "link-all",
    about: t("linkAll"),
    example: "identity link-all keycloak --apply",
    options: [commandOption("--apply", t("apply")), ...namedOptions("identity-conflict.link")],
  };
  group.own<{ apply?: true }>("identity-conflict.link", rules, (options, ...given) =>
    answerList(
      call,
      shownLinks,
      options.apply
        ? pagesOf(call, "identity-conflict.link", rules, options, given)
        : pagesOf(call, "identity-conflict.preview", preview, options, given),
    ),
  );
}
