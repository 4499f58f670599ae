import { stateChoices } from "@/app/(console)/[role]/mailboxes/[address]/consequences";
import type { MailboxChange } from "@/lib/accounts/mailbox/change-mailboxes";
import { type Text, words } from "@/lib/words/text";

/** Something that can be done to many mailboxes at once. */
export interface BulkChoice {
  label: Text;
  /** Asks about it, of so many mailboxes. */
  question: (count: number) => Text;
  consequence: Text;
  change: MailboxChange;
}

type Named = { id: string; name: string };

const stateWords = words("console.mailboxes.bulk.state", {
  active: "Enable",
  "receive-only": "Set to receive only",
  disabled: "Disable",
});

const stateQuestions = words("console.mailboxes.bulk.stateQuestion", {
  active: "Enable {count, plural, one {# mailbox} other {# mailboxes}}?",
  "receive-only": "Set {count, plural, one {# mailbox} other {# mailboxes}} to receive only?",
  disabled: "Disable {count, plural, one {# mailbox} other {# mailboxes}}?",
});

const choiceWords = words("console.mailboxes.bulk.choice", {
  signOut: "Sign out everywhere",
  askSignOut: "Sign out the users of {count, plural, one {# mailbox} other {# mailboxes}} everywhere?",
  signOutConsequence:
    "Users must sign in again, in the portal and in webmail. Mail apps are disconnected too, and reconnect with a valid password.",
  template: "Apply template {name}",
  askTemplate: "Apply template {name} to {count, plural, one {# mailbox} other {# mailboxes}}?",
  templateConsequence: "Each mailbox gets everything the template sets, except for its pinned fields.",
  toLocal: "Change authentication source to Local",
  askToLocal:
    "Change the authentication source of {count, plural, one {# mailbox} other {# mailboxes}} to Local?",
  toLocalConsequence:
    "Old local passwords work again. Where there is none, nobody can sign in until you set one. Sessions and mail connections end immediately; app passwords keep working.",
  toProvider: "Change authentication source to {name}",
  askToProvider:
    "Change the authentication source of {count, plural, one {# mailbox} other {# mailboxes}} to {name}?",
  toProviderConsequence:
    "Users sign in with {name} from now on, so their accounts must exist there. Local passwords are kept but don't work unless a mailbox allows it. Sessions and mail connections end immediately; app passwords keep working.",
});

const applyTemplate = ({ id, name }: Named): BulkChoice => ({
  label: choiceWords("template", { name }),
  question: (count) => choiceWords("askTemplate", { name, count }),
  consequence: choiceWords("templateConsequence"),
  change: { kind: "apply-template", templateId: id },
});

const changeToProvider = ({ id, name }: Named): BulkChoice => ({
  label: choiceWords("toProvider", { name }),
  question: (count) => choiceWords("askToProvider", { name, count }),
  consequence: choiceWords("toProviderConsequence", { name }),
  change: { kind: "set-source", identityProviderId: id },
});

/** Everything that can be done to many mailboxes, with what follows from it. */
export const bulkChoices = (templates: readonly Named[], providers: readonly Named[]): BulkChoice[] => [
  ...stateChoices.map(({ value, consequence }) => ({
    label: stateWords(value),
    question: (count: number) => stateQuestions(value, { count }),
    consequence,
    change: { kind: "set-state" as const, adminState: value },
  })),
  {
    label: choiceWords("signOut"),
    question: (count) => choiceWords("askSignOut", { count }),
    consequence: choiceWords("signOutConsequence"),
    change: { kind: "end-sessions" },
  },
  ...templates.map(applyTemplate),
  {
    label: choiceWords("toLocal"),
    question: (count) => choiceWords("askToLocal", { count }),
    consequence: choiceWords("toLocalConsequence"),
    change: { kind: "set-source", identityProviderId: null },
  },
  ...providers.map(changeToProvider),
];
