import { type AdminStateName, adminStateOptions } from "@/app/(console)/[role]/mailboxes/mailbox-words";

const stateConsequences: Record<AdminStateName, string> = {
  active: "The person can sign in again, and mail is received.",
  "receive-only": "Nobody can sign in, sessions and mail connections end at once; mail is still received.",
  disabled: "Nobody can sign in, sessions and mail connections end at once, and mail is refused.",
};

/** The states with what follows from each. */
export const stateChoices = adminStateOptions.map((option) => ({
  ...option,
  consequence: stateConsequences[option.value],
}));

interface SourceFacts {
  address: string;
  hasPassword: boolean;
  localPasswordAllowed: boolean;
  appPasswords: number;
}

/** The sources with what happens to password, sessions and app passwords when the mailbox changes to them. */
export const sourceChoices = (facts: SourceFacts, providers: { slug: string; name: string }[]) => [
  { value: "local", label: "Local", consequence: `${localPassword(facts)} ${always(facts)}` },
  ...providers.map(({ slug, name }) => ({
    value: slug,
    label: name,
    consequence:
      `${facts.address} signs in at ${name} from now on and must exist there. ` +
      `${providerPassword(facts)} ${always(facts)}`,
  })),
];

const localPassword = ({ hasPassword }: SourceFacts) =>
  hasPassword
    ? "The old local password works again."
    : "There is no local password yet: set one, or nobody can sign in.";

function providerPassword({ hasPassword, localPasswordAllowed }: SourceFacts): string {
  if (!hasPassword) return "There is no local password.";
  return localPasswordAllowed
    ? "The local password goes on working beside it."
    : "The local password is kept, but does not work until you change back.";
}

const always = ({ appPasswords }: SourceFacts) =>
  `Sessions and mail connections end at once. ${appPasswords === 0 ? "There are no app passwords." : `App passwords (${appPasswords}) go on working.`}`;

/** Whether the local password works beside a provider, with what follows. */
export const localPasswordChoices = (provider: string) => [
  {
    value: "no",
    label: "The local password does not work",
    consequence: `The person signs in at ${provider} alone; mail apps use app passwords, or the mail password there. The local password is kept.`,
  },
  {
    value: "yes",
    label: "The local password works too",
    consequence: `The local password opens the portal and mail apps as well, whatever ${provider} says about the password there.`,
  },
];
