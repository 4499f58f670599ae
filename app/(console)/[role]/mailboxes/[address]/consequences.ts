import { type AdminStateName, adminStateNames } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { adminStateWords } from "@/lib/accounts/mailbox/state-words";
import { sentences, verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

/** What can be chosen, with what follows from it. */
export interface Choice<Value extends string = string> {
  value: Value;
  label: Text;
  consequence: Text;
}

const stateConsequences = words("console.mailboxes.stateConsequence", {
  active: "The user can sign in again, and mail is delivered.",
  "receive-only":
    "Nobody can sign in, and sessions and mail connections end immediately. Incoming mail is still delivered.",
  disabled:
    "Nobody can sign in, and sessions and mail connections end immediately. Incoming mail is rejected.",
});

/** The states with what follows from each. */
export const stateChoices: Choice<AdminStateName>[] = adminStateNames.map((value) => ({
  value,
  label: adminStateWords(value),
  consequence: stateConsequences(value),
}));

interface SourceFacts {
  address: string;
  hasPassword: boolean;
  localPasswordAllowed: boolean;
  appPasswords: number;
}

const sourceWords = words("console.mailboxes.source", {
  local: "Local",
  toProvider: "{address} signs in with {provider} from now on, so the account must exist there.",
  passwordWorksAgain: "The old local password works again.",
  passwordMissing: "There is no local password yet. Set one, or nobody can sign in.",
  passwordNone: "There is no local password.",
  passwordKept: "The local password is kept but doesn't work until you change back.",
  passwordBeside: "The local password keeps working alongside it.",
  access:
    "Sessions and mail connections end immediately. {appPasswords, plural, =0 {There are no app passwords.} one {The app password keeps working.} other {The # app passwords keep working.}}",
});

/** The sources with what happens to password, sessions and app passwords when the mailbox changes to them. */
export function sourceChoices(facts: SourceFacts, providers: { slug: string; name: string }[]): Choice[] {
  const { address, appPasswords } = facts;
  const access = sourceWords("access", { appPasswords });
  return [
    {
      value: "local",
      label: sourceWords("local"),
      consequence: sentences(localPassword(facts), access),
    },
    ...providers.map(({ slug, name }) => ({
      value: slug,
      label: verbatim(name),
      consequence: sentences(
        sourceWords("toProvider", { address, provider: name }),
        providerPassword(facts),
        access,
      ),
    })),
  ];
}

const localPassword = ({ hasPassword }: SourceFacts): Text =>
  sourceWords(hasPassword ? "passwordWorksAgain" : "passwordMissing");

function providerPassword({ hasPassword, localPasswordAllowed }: SourceFacts): Text {
  if (!hasPassword) return sourceWords("passwordNone");
  return sourceWords(localPasswordAllowed ? "passwordBeside" : "passwordKept");
}

const localPasswordWords = words("console.mailboxes.localPassword", {
  no: "Local password doesn't work",
  noConsequence:
    "The user can only sign in with {provider}. Mail apps use app passwords, or the mail password set there. The local password is kept.",
  yes: "Local password works too",
  yesConsequence:
    "The local password also works for the portal and mail apps, regardless of the password at {provider}.",
});

/** Whether the local password works beside a provider, with what follows. */
export const localPasswordChoices = (provider: string): Choice[] =>
  (["no", "yes"] as const).map((value) => ({
    value,
    label: localPasswordWords(value),
    consequence: localPasswordWords(`${value}Consequence`, { provider }),
  }));

/** Choices as a form shows them, said in the reader's language. */
export const saidChoices = (choices: readonly Choice[], say: (text: Text) => string) =>
  choices.map(({ value, label, consequence }) => ({
    value,
    label: say(label),
    consequence: say(consequence),
  }));
