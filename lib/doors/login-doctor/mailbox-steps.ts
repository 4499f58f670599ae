import { type AccessDecision, type AccessRefusal, lacksSecondFactor } from "@/lib/access/decide-access";
import { doorLabel } from "@/lib/access/door-texts";
import type { AccessFacts } from "@/lib/access/facts";
import { asksDirectory } from "@/lib/access/password-proof";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { listIdentities } from "@/lib/accounts/external-identity/queries";
import type { AppPasswordVerdict } from "@/lib/doors/login-doctor/app-password-verdicts";
import type { CredentialKind, CredentialVerdict } from "@/lib/doors/login-doctor/credentials";
import {
  type LoginStepName,
  refusalAdvice,
  refusalSteps,
  refusalWhat,
} from "@/lib/doors/login-doctor/refusal-words";
import { type LoginStep, passes, stops } from "@/lib/doors/login-doctor/step";
import type { Handle } from "@/lib/platform/db/client";
import type { Door } from "@/lib/platform/db/protocols";
import { getProvider, type Provider } from "@/lib/providers/provider/queries";
import { sentences } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const mailboxWords = words("loginDoctor.mailbox", {
  domain: "{domain} is a domain here and enabled.",
  exists: "The mailbox exists.",
  localSource: "The authentication source is local: the mailbox's own password.",
  providerSource: "The authentication source is the identity provider {provider}.",
  disabledProviderSource: "The authentication source is the identity provider {provider}, which is disabled.",
  ownPasswordToo: "The mailbox's own password is accepted as well.",
  state: "The state is {state}.",
  stateInDirectory: "The state is {state}. In the directory the person is {directory}.",
  service: "{service} is enabled for this mailbox.",
});

const credentialWords = words("loginDoctor.credential", {
  "local-password": "the mailbox's own password",
  "mail-password": "the mail password from its directory",
  "directory-password": "the password of its directory",
  "single-sign-on": "single sign-on",
  session: "a portal session",
  "app-password": "an app password",
  withReason: "{credential} ({reason})",
  nothingAccepted: "None of these credentials is accepted: {refused}.",
  accepts: "{service} accepts {accepted}.",
  doesNotAccept: "It doesn't accept {refused}.",
  secondFactorFollows: "The second factor is asked for after the password.",
  secondFactorSetUp: "After the password, a second factor must be set up first.",
  noPassword: "The mailbox has no password.",
  noMailPassword:
    "The directory has given no mail password: {attribute} is empty or unusable for this person, or the directory hasn't been read since.",
  noMailPasswordAttribute:
    "The directory has given no mail password: its attribute is empty or unusable for this person, or the directory hasn't been read since.",
  providerDisabled: "The identity provider is disabled.",
  noAccount:
    "No account of the directory is linked to the mailbox yet, so mail apps are refused. Run a sync, or have the person sign in to the portal once.",
  noAppPassword: "There is no app password.",
  missingAdvice: "Create an app password for this service, or add what is missing.",
  appPassword: "{name} ({verdict})",
  accepted: "accepted",
  appPasswords: "App passwords: {list}.",
});

interface Verdicts {
  door: Door;
  credentials: readonly CredentialVerdict[];
  appPasswords: readonly AppPasswordVerdict[];
  /** Of mail that is delivered; null at every other door. */
  delivery: AccessDecision | null;
  /** Whether single sign-on leads into the mailbox, as it is or as it would be by then. */
  signOnOpen: boolean;
}

/** The steps from the domain on; `possible` is true when the way ends with a credential that would be taken. */
export async function describeMailbox(db: Handle, mailbox: MailboxWithFacts, verdicts: Verdicts) {
  const provider = mailbox.identityProviderId ? await getProvider(db, mailbox.identityProviderId) : null;
  const stop = commonRefusal(verdicts);
  const steps: LoginStep[] = [];
  for (const [step, what] of factsInOrder(mailbox, provider, verdicts.door)) {
    if (stop && refusalSteps[stop] === step) {
      steps.push(stops(step, refusalWhat(stop), refusalAdvice(stop)));
      return { steps, possible: false };
    }
    steps.push(passes(step, what));
  }
  if (verdicts.delivery) return { steps, possible: true };
  const credentials = credentialSteps(
    { ...mailbox, isLinked: await isLinked(db, mailbox) },
    provider,
    verdicts,
  );
  return {
    steps: [...steps, ...credentials],
    possible: credentials.every(({ outcome }) => outcome === "passes"),
  };
}

/** Mail apps are let in by a directory only as the account that is linked. */
type LinkedMailbox = MailboxWithFacts & { isLinked: boolean };

const isLinked = async (db: Handle, { id, facts }: MailboxWithFacts): Promise<boolean> =>
  asksDirectory(facts) && (await listIdentities(db, id)).some(({ isSource }) => isSource);

/** The reason why nothing at all comes in, if it is one of the mailbox and not of a credential. */
function commonRefusal({ credentials, delivery }: Verdicts): AccessRefusal | null {
  if (delivery) return delivery.allowed ? null : delivery.reason;
  const first = credentials[0]?.reason ?? null;
  const narrow = first === null || ["credential", "app-passwords"].includes(refusalSteps[first]);
  return narrow ? null : first;
}

function factsInOrder(
  mailbox: MailboxWithFacts,
  provider: Provider | null,
  door: Door,
): [step: LoginStepName, what: Text][] {
  const { adminState: state, directoryState: directory } = mailbox;
  return [
    ["domain", mailboxWords("domain", { domain: mailbox.domainName })],
    ["mailbox", mailboxWords("exists")],
    ["source", sourceText(mailbox, provider)],
    [
      "state",
      provider ? mailboxWords("stateInDirectory", { state, directory }) : mailboxWords("state", { state }),
    ],
    ["door", mailboxWords("service", { service: doorLabel(door) })],
  ];
}

function sourceText({ localPasswordAllowed }: MailboxWithFacts, provider: Provider | null): Text {
  if (!provider) return mailboxWords("localSource");
  const source = mailboxWords(provider.enabled ? "providerSource" : "disabledProviderSource", {
    provider: provider.slug,
  });
  return localPasswordAllowed ? sentences(source, mailboxWords("ownPasswordToo")) : source;
}

function credentialSteps(
  mailbox: LinkedMailbox,
  provider: Provider | null,
  { door, credentials, appPasswords, signOnOpen }: Verdicts,
): LoginStep[] {
  const taken = credentials.filter(({ accepted }) => accepted);
  if (taken.length === 0) {
    const reason = credentials[0]?.reason;
    const nothing = credentialWords("nothingAccepted", { refused: refusedTexts(credentials) });
    return [stops("credential", nothing, reason ? refusalAdvice(reason) : null)];
  }
  const takes = takesText(mailbox.facts, door, credentials);
  const ways = signOnOpen ? taken : waysIn(door, taken);
  const missing = ways.map(({ credential }) =>
    missingFor(credential, mailbox, provider, { door, appPasswords }),
  );
  const whole = missing.filter((text) => text !== null);
  if (whole.length === missing.length)
    return [stops("credential", sentences(takes, ...whole), credentialWords("missingAdvice"))];
  const credential = passes("credential", takes);
  return appPasswords.length === 0
    ? [credential]
    : [credential, passes("app-passwords", appPasswordsText(appPasswords))];
}

/** Portal sessions begin at the portal: there they are no way in beside others, only what comes of them. */
function waysIn(door: Door, taken: readonly CredentialVerdict[]): readonly CredentialVerdict[] {
  const others = taken.filter(({ credential }) => credential !== "session");
  return door === "portal" && others.length > 0 ? others : taken;
}

const refusedTexts = (credentials: readonly CredentialVerdict[]): Text[] =>
  credentials.flatMap(({ credential, reason }) =>
    reason === null ? [] : credentialWords("withReason", { credential: credentialWords(credential), reason }),
  );

/** What a door takes and what not, and what comes after a password there. */
function takesText(facts: AccessFacts, door: Door, credentials: readonly CredentialVerdict[]): Text {
  const taken = credentials.filter(({ accepted }) => accepted);
  const refused = refusedTexts(credentials);
  const accepted = taken.map(({ credential }) => credentialWords(credential));
  return sentences(
    credentialWords("accepts", { service: doorLabel(door), accepted }),
    ...(refused.length > 0 ? [credentialWords("doesNotAccept", { refused })] : []),
    ...secondFactorTexts(facts, taken),
  );
}

/** What comes after a password at the portal; no other door takes one from who has, or must have, a second factor. */
function secondFactorTexts(facts: AccessFacts, taken: readonly CredentialVerdict[]): Text[] {
  const passwords: readonly CredentialKind[] = ["local-password", "mail-password", "directory-password"];
  if (!taken.some(({ credential }) => passwords.includes(credential))) return [];
  if (facts.hasSecondFactor) return [credentialWords("secondFactorFollows")];
  return lacksSecondFactor(facts) ? [credentialWords("secondFactorSetUp")] : [];
}

/** Why nobody can come with a credential that the door would take; null when somebody can. */
function missingFor(
  kind: CredentialKind,
  mailbox: LinkedMailbox,
  provider: Provider | null,
  { door, appPasswords }: Pick<Verdicts, "door" | "appPasswords">,
): Text | null {
  if (kind === "local-password" && !mailbox.hasPassword) return credentialWords("noPassword");
  if (kind === "mail-password" && !mailbox.hasMailPassword) return noMailPassword(provider);
  // The portal makes the link.
  if (kind === "directory-password" && door !== "portal" && !mailbox.isLinked)
    return credentialWords("noAccount");
  if (kind === "single-sign-on" && !provider?.enabled) return credentialWords("providerDisabled");
  if (kind === "app-password" && !appPasswords.some(({ accepted }) => accepted))
    return appPasswords.length === 0 ? credentialWords("noAppPassword") : appPasswordsText(appPasswords);
  return null;
}

function noMailPassword(provider: Provider | null): Text {
  const attribute = provider?.settings.mailPassword?.attribute;
  return attribute === undefined
    ? credentialWords("noMailPasswordAttribute")
    : credentialWords("noMailPassword", { attribute });
}

const appPasswordsText = (all: readonly AppPasswordVerdict[]): Text =>
  credentialWords("appPasswords", {
    list: all.map(({ name, reason }) =>
      credentialWords("appPassword", { name, verdict: reason ?? credentialWords("accepted") }),
    ),
  });

/** Whether somebody can come in by a password instead of single sign-on. */
export const takesPassword = (
  credentials: readonly CredentialVerdict[],
  mailbox: MailboxWithFacts,
): boolean =>
  credentials.some(
    ({ credential, accepted }) =>
      accepted &&
      ((credential === "local-password" && mailbox.hasPassword) ||
        (credential === "mail-password" && mailbox.hasMailPassword) ||
        credential === "directory-password"),
  );
