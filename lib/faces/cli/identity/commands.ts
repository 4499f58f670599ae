import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { answerList, answerOf, pagesOf } from "@/lib/faces/cli/answer";
import { commandOption, filterOptions, ownOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { shownConflicts, shownIdentities, shownJudgement, shownLinks } from "@/lib/faces/cli/identity/view";
import { option } from "@/lib/faces/cli/said";
import { type Text, words } from "@/lib/words/text";

const t = words("cli.identity", {
  group: "Accounts at identity providers that mailboxes are linked to.",
  keepWaysIn: "keep app passwords, API keys, the local password and second factors",
  conflicts:
    "Lists accounts for which a provider and a mailbox disagree: people who are kept out, and changed addresses.",
  kind: "only this kind",
  provider: "only accounts at this provider",
  unlink:
    "Unlinks a mailbox from an account and revokes the person's access. After that, only an administrator can link it.",
  linkByAddress: "the next account with the mailbox's address is linked automatically",
  link: "Links a mailbox to an account at its authentication source, replacing the current one, whose access is revoked. SUBJECT is the account's ID there.",
  preview: "only show the doubts",
  despiteDoubts: "link despite doubts that you have checked",
  linkAll:
    "Shows which waiting accounts of a provider can be linked: same verified address, same name, old account gone. Links them with --apply.",
  apply: "link them; without this nothing changes",
});

const flag = (name: string, help: Text) => ownOption(option(`--${name}`, help));
const keepWaysIn = flag("keep-ways-in", t("keepWaysIn"));

/** `letterlock identity …` */
export function addIdentityCommands(program: Group): void {
  const group = program.group("identity", t("group"));
  group.list("identity.list", shownIdentities);
  group.list("identity-conflict.list", shownConflicts, {
    name: "conflicts",
    about: t("conflicts"),
    options: filterOptions("identity-conflict.list", {
      "--kind <kind>": t("kind"),
      "--provider <slug>": t("provider"),
    }),
  });
  addLink(group);
  addLinkAll(group);
  group.deletion("identity.unlink", {
    about: t("unlink"),
    options: [keepWaysIn, flag("link-by-address", t("linkByAddress"))],
    ended: "unlinked",
    endedOf: mailboxSubject,
  });
}

function addLink(group: Group): void {
  const { call } = group;
  const preview = { args: ["address", "provider", "subject"] };
  const rules = {
    ...preview,
    about: t("link"),
    options: [
      commandOption("--preview", t("preview")),
      keepWaysIn,
      flag("despite-doubts", t("despiteDoubts")),
    ],
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
    options: [commandOption("--apply", t("apply")), keepWaysIn],
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
