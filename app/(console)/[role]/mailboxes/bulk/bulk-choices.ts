import { stateChoices } from "@/app/(console)/[role]/mailboxes/[address]/consequences";
import type { MailboxChange } from "@/lib/accounts/mailbox/change-mailboxes";

/** Something that can be done to many mailboxes at once. `{}` in the question stands for how many. */
export interface BulkChoice {
  label: string;
  question: string;
  consequence: string;
  change: MailboxChange;
}

type Named = { id: string; name: string };

const stateLabels = { active: "Enable", "receive-only": "Receive only", disabled: "Disable" } as const;

/** Everything that can be done to many mailboxes, with what follows from it. */
export const bulkChoices = (templates: Named[], providers: Named[]): BulkChoice[] => [
  ...stateChoices.map(({ value, consequence }) => ({
    label: stateLabels[value],
    question: `${stateLabels[value]}: {}?`,
    consequence,
    change: { kind: "set-state" as const, adminState: value },
  })),
  {
    label: "End sessions",
    question: "End the sessions and mail connections of {}?",
    consequence:
      "The people must sign in again, in the portal and in webmail. Mail apps are cut off as well, and come back with a valid password.",
    change: { kind: "end-sessions" },
  },
  ...templates.map(({ id, name }) => ({
    label: `Apply template ${name}`,
    question: `Apply template ${name} to {}?`,
    consequence: "Each is given what the template says, except for what is pinned in it.",
    change: { kind: "apply-template" as const, templateId: id },
  })),
  {
    label: "Change source to Local",
    question: "Change the source of {} to Local?",
    consequence: `Old local passwords work again; where there is none, nobody can sign in until one is set. ${always}`,
    change: { kind: "set-source", identityProviderId: null },
  },
  ...providers.map(({ id, name }) => ({
    label: `Change source to ${name}`,
    question: `Change the source of {} to ${name}?`,
    consequence: `The people sign in at ${name} from now on and must exist there. Local passwords are kept, but do not work unless a mailbox allows it. ${always}`,
    change: { kind: "set-source" as const, identityProviderId: id },
  })),
];

const always = "Sessions and mail connections end at once; app passwords go on working.";

/** "1 mailbox", "1,234 mailboxes". */
export const countWords = (count: number): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? "mailbox" : "mailboxes"}`;
