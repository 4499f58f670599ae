import { type AccessDecision, type AccessRefusal, lacksSecondFactor } from "@/lib/access/decide-access";
import type { AccessFacts } from "@/lib/access/facts";
import type { MailboxWithFacts } from "@/lib/access/queries";
import type { AppPasswordVerdict } from "@/lib/doors/login-doctor/app-password-verdicts";
import type { CredentialKind, CredentialVerdict } from "@/lib/doors/login-doctor/credentials";
import { type LoginStepName, refusalWords } from "@/lib/doors/login-doctor/refusal-words";
import { type LoginStep, passes, stops } from "@/lib/doors/login-doctor/step";
import type { Handle } from "@/lib/platform/db/client";
import type { Door } from "@/lib/platform/db/protocols";
import { getProvider, type Provider } from "@/lib/providers/provider/queries";

interface Verdicts {
  door: Door;
  credentials: readonly CredentialVerdict[];
  appPasswords: readonly AppPasswordVerdict[];
  /** Of mail that is delivered; null at every other door. */
  delivery: AccessDecision | null;
}

/** The steps from the domain on; `possible` is true when the way ends with a credential that would be taken. */
export async function describeMailbox(db: Handle, mailbox: MailboxWithFacts, verdicts: Verdicts) {
  const provider = mailbox.identityProviderId ? await getProvider(db, mailbox.identityProviderId) : null;
  const stop = commonRefusal(verdicts);
  const steps: LoginStep[] = [];
  for (const [step, what] of factsInOrder(mailbox, provider, verdicts.door)) {
    if (stop && refusalWords[stop].step === step) {
      steps.push(stops(step, refusalWords[stop].what, refusalWords[stop].advice));
      return { steps, possible: false };
    }
    steps.push(passes(step, what));
  }
  if (verdicts.delivery) return { steps, possible: true };
  const credentials = credentialSteps(mailbox, provider, verdicts);
  return {
    steps: [...steps, ...credentials],
    possible: credentials.every(({ outcome }) => outcome === "passes"),
  };
}

/** The reason why nothing at all comes in, if it is one of the mailbox and not of a credential. */
function commonRefusal({ credentials, delivery }: Verdicts): AccessRefusal | null {
  if (delivery) return delivery.allowed ? null : delivery.reason;
  const first = credentials[0]?.reason ?? null;
  const narrow = first === null || ["credential", "app-passwords"].includes(refusalWords[first].step);
  return narrow ? null : first;
}

function factsInOrder(
  mailbox: MailboxWithFacts,
  provider: Provider | null,
  door: Door,
): [step: LoginStepName, what: string][] {
  const directory = provider ? `, directory: ${mailbox.directoryState}` : "";
  const both = mailbox.localPasswordAllowed ? " The mailbox's own password is allowed as well." : "";
  const source = provider
    ? `The source is the identity provider ${provider.slug}${provider.enabled ? "" : ", which is switched off"}.${both}`
    : "The source is local: the mailbox's own password.";
  return [
    ["domain", `${mailbox.domainName} is a domain here and switched on.`],
    ["mailbox", "The mailbox exists."],
    ["source", source],
    ["state", `The state is ${mailbox.adminState}${directory}.`],
    ["door", `The mailbox may use ${door}.`],
  ];
}

const names: Record<CredentialKind, string> = {
  "local-password": "the mailbox's own password",
  "mail-password": "the mail password of its directory",
  "single-sign-on": "single sign-on",
  session: "a session of the portal",
  "app-password": "an app password",
};

function credentialSteps(
  mailbox: MailboxWithFacts,
  provider: Provider | null,
  { credentials, appPasswords }: Verdicts,
): LoginStep[] {
  const taken = credentials.filter(({ accepted }) => accepted);
  const refused = credentials
    .filter(({ reason }) => reason !== null)
    .map(({ credential, reason }) => `not ${names[credential]} (${reason})`);
  const missing = taken.map(({ credential }) => missingFor(credential, mailbox, provider, appPasswords));
  const words = [...taken.map(({ credential }) => names[credential]), ...refused].join("; ");
  if (taken.length === 0) {
    const reason = credentials[0]?.reason;
    return [
      stops(
        "credential",
        `Nothing that was asked about is taken: ${words}.`,
        reason ? refusalWords[reason].advice : "",
      ),
    ];
  }
  const takes = `This door takes ${words}.${thenWords(mailbox.facts, taken)}`;
  if (missing.every((text) => text !== null))
    return [
      stops(
        "credential",
        `${takes} ${missing.join(" ")}`,
        "Make an app password for this door, or set what is missing.",
      ),
    ];
  const credential = passes("credential", takes);
  return appPasswords.length === 0
    ? [credential]
    : [credential, passes("app-passwords", passwordWords(appPasswords))];
}

/** What comes after a password at the portal; no other door takes one from who has, or must have, a second factor. */
function thenWords(facts: AccessFacts, taken: readonly CredentialVerdict[]): string {
  const passwords: readonly CredentialKind[] = ["local-password", "mail-password"];
  if (!taken.some(({ credential }) => passwords.includes(credential))) return "";
  if (facts.hasSecondFactor) return " After the password comes the second factor.";
  return lacksSecondFactor(facts) ? " After the password, a second factor must be set up first." : "";
}

/** Why nobody can come with a credential that the door would take; null when somebody can. */
function missingFor(
  kind: CredentialKind,
  mailbox: MailboxWithFacts,
  provider: Provider | null,
  appPasswords: readonly AppPasswordVerdict[],
): string | null {
  if (kind === "local-password" && !mailbox.hasPassword) return "The mailbox has no password.";
  if (kind === "mail-password" && !mailbox.hasMailPassword)
    return `The directory has given no mail password: the person has none in ${provider?.settings.mailPassword?.attribute ?? "its attribute"}, none that can be used, or the directory was not read since.`;
  if (kind === "single-sign-on" && !provider?.enabled) return "The identity provider is switched off.";
  if (kind === "app-password" && !appPasswords.some(({ accepted }) => accepted))
    return appPasswords.length === 0 ? "There is no app password." : passwordWords(appPasswords);
  return null;
}

const passwordWords = (all: readonly AppPasswordVerdict[]): string =>
  `App passwords: ${all.map(({ name, reason }) => `${name} (${reason ?? "taken"})`).join(", ")}.`;

/** Whether somebody can come in by a password instead of single sign-on. */
export const takesPassword = (
  credentials: readonly CredentialVerdict[],
  mailbox: MailboxWithFacts,
): boolean =>
  credentials.some(
    ({ credential, accepted }) =>
      accepted &&
      ((credential === "local-password" && mailbox.hasPassword) ||
        (credential === "mail-password" && mailbox.hasMailPassword)),
  );
