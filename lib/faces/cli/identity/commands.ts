import { type Command, Option } from "commander";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import type { Call } from "@/lib/faces/cli/call";
import { commandOption, filterOptions, ownOption } from "@/lib/faces/cli/field-option";
import { shownConflicts, shownIdentities, shownJudgement, shownLinks } from "@/lib/faces/cli/identity/view";
import {
  addDeletion,
  addList,
  addOwn,
  answerList,
  answerOf,
  pagesOf,
} from "@/lib/faces/cli/operation-command";
import { runWith } from "@/lib/faces/cli/operation-run";

const flag = (name: string, help: string) => ownOption(new Option(`--${name}`, help));
const keepWaysIn = flag(
  "keep-ways-in",
  "app passwords, API keys, the local password and second factors stay",
);

/** `letterlock identity …` */
export function addIdentityCommands(program: Command, call: Call): void {
  const group = program
    .command("identity")
    .description("The accounts at identity providers that mailboxes are linked to.");
  addList(group, call, "identity.list", shownIdentities);
  addList(group, call, "identity-conflict.list", shownConflicts, {
    name: "conflicts",
    about:
      "Lists what providers say of accounts and mailboxes do not: who is kept out, and whose address has changed.",
    options: filterOptions("identity-conflict.list", {
      "--kind <kind>": "only those of this kind",
      "--provider <slug>": "only those of accounts at this provider",
    }),
  });
  addLink(group, call);
  addLinkAll(group, call);
  addDeletion(group, call, "identity.unlink", {
    about:
      "Takes a mailbox's link to an account away, and what the person can come in by. From then on only an administrator links it.",
    options: [
      keepWaysIn,
      flag("link-by-address", "the next account with the mailbox's address is linked by itself"),
    ],
    ended: "unlinked",
    endedOf: mailboxSubject,
  });
}

function addLink(group: Command, call: Call): void {
  const args = ["address", "provider", "subject"];
  const preview = { args, argNames: args };
  const rules = {
    ...preview,
    about:
      "Links a mailbox to an account at its source, in place of the one it is linked to, whose ways in end. SUBJECT is the account's id there.",
    options: [
      commandOption("--preview", "only say what speaks against it"),
      keepWaysIn,
      flag("despite-doubts", "link although something speaks against it that you have looked into"),
    ],
  };
  addOwn<{ preview?: true }>(group, call, "identity.link", rules, async (options, ...given) => {
    if (!options.preview)
      return answerList(call, shownIdentities, pagesOf(call, "identity.link", rules, options, given));
    const { output } = await runWith(call, "identity.weigh", preview, options, given);
    return answerOf(call, shownJudgement, output);
  });
}

function addLinkAll(group: Command, call: Call): void {
  const args = ["provider"];
  const preview = { args, argNames: args };
  const rules = {
    ...preview,
    name: "link-all",
    about:
      "Shows which waiting accounts of a provider can be linked: same address, proven, same name, old account gone. Links them with --apply.",
    example: "identity link-all keycloak --apply",
    options: [commandOption("--apply", "link them; without it nothing is changed"), keepWaysIn],
  };
  addOwn<{ apply?: true }>(group, call, "identity-conflict.link", rules, (options, ...given) =>
    answerList(
      call,
      shownLinks,
      options.apply
        ? pagesOf(call, "identity-conflict.link", rules, options, given)
        : pagesOf(call, "identity-conflict.preview", preview, options, given),
    ),
  );
}
