import { decideAccess, lacksSecondFactor } from "@/lib/access/decide-access";
import { getMailbox, type MailboxWithFacts } from "@/lib/access/queries";
import { accountAt, findLinkedMailbox } from "@/lib/accounts/external-identity/account";
import {
  type Candidate,
  candidateOf,
  candidatesFor,
  pickCandidate,
} from "@/lib/credentials/directory-password/candidates";
import {
  checkDirectoryPassword,
  isNoGuess,
  type PasswordAnswer,
} from "@/lib/credentials/directory-password/check-password";
import { pretendAtDirectories } from "@/lib/credentials/directory-password/pretend";
import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { takeGuess } from "@/lib/credentials/login-attempt/take-guess";
import { rejected, type SignInDecision } from "@/lib/doors/sign-in/decision";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import type { CanonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { looksLikeAppPassword } from "@/lib/platform/secrets/app-password-form";
import type { PasswordAccount } from "@/lib/providers/directory/password-directory";
import { claimsOf, groupsClaim } from "@/lib/providers/directory/person";
import { offlineMinutesOf, openPasswords } from "@/lib/providers/provider/open-source";
import type { EnabledProvider } from "@/lib/providers/provider/queries";

/** Somebody waits, so that a directory has this long for all that it is asked. */
const waitMs = 4_000;

/** Who signs in, and with what. */
export interface GivenPassword {
  /** As it was typed: an address, or a name that a directory may know. */
  name: string;
  address: CanonicalAddress | null;
  password: string;
  /** The one with the address, if there is one. */
  mailbox: MailboxWithFacts | null;
}

/** What a directory made of it. */
export interface AtDirectory {
  decision: SignInDecision;
  /** For administrators, where that is more than the person may know. */
  reason?: SignInRefusal;
  provider: string | null;
  /** False where the password was wrong, or nobody's. */
  isNoGuess: boolean;
}

/**
 * Signs in somebody whose password a directory checks: of a mailbox that it is the source of, or of none yet. The right password
 * is what single sign-on is: the mailbox is found by the account, linked or made, by the same rules. Null where there is no
 * directory to ask. `unavailable` where it does not answer.
 */
export async function signInAtDirectory(context: Context, given: GivenPassword): Promise<AtDirectory | null> {
  // It could be right nowhere but here.
  if (looksLikeAppPassword(given.password)) return null;
  const { mailbox, name, address } = given;
  const candidates = mailbox ? await candidateOf(mailbox) : await candidatesFor(name, address);
  if (candidates.length === 0) return null;
  const signal = AbortSignal.timeout(waitMs);
  try {
    const candidate = await pickCandidate(candidates, signal);
    if (candidate) return await signInAt(context, given, candidate, signal);
    return { ...unknown, reason: "not-in-directory", provider: null };
  } catch (error) {
    if (!signal.aborted && !(error instanceof AppError)) throw error;
    return { ...silent, provider: candidates[0]?.provider.slug ?? null };
  }
}

/** See `pretendAtDirectories`. */
export async function pretendAtDirectory({ name, address, password }: GivenPassword): Promise<void> {
  const candidates = await candidatesFor(name, address);
  const tried = { plain: password, isTried: true };
  await pretendAtDirectories(candidates, tried, AbortSignal.timeout(waitMs));
}

const unknown = { decision: rejected("wrong-password"), isNoGuess: false } as const;
const silent = {
  decision: { decision: "unavailable", reason: "directory-unavailable" },
  isNoGuess: true,
} as const;

async function signInAt(
  context: Context,
  given: GivenPassword,
  { provider, whom }: Candidate,
  signal: AbortSignal,
): Promise<AtDirectory> {
  const directory = openPasswords(provider, signal);
  if (!directory) return { ...unknown, provider: provider.slug };
  const account = accountGuess(context, given, provider);
  const question = {
    provider,
    whom,
    plain: given.password,
    offlineMinutes: offlineMinutesOf(provider),
    mayAsk: async () => true,
    mayTry: account.take,
  };
  const answer = await checkDirectoryPassword(directory, question, signal);
  if (isNoGuess(answer)) await account.giveBack();
  const about = { provider: provider.slug, isNoGuess: isNoGuess(answer) };
  // Nobody is linked to a mailbox that is asked about by its name: whose the password was, the directory alone can say.
  const isLinked = "id" in whom;
  if (answer.outcome === "right")
    return { ...about, decision: await open(context, isLinked ? given.mailbox : null, provider, answer) };
  if (answer.outcome === "unavailable") return { ...silent, ...about };
  return { ...about, ...refusalOf(answer.reason) };
}

/** What was not proven by the right password looks like a wrong one. */
function refusalOf(
  reason: Extract<PasswordAnswer, { outcome: "refused" }>["reason"],
): Pick<AtDirectory, "decision" | "reason"> {
  return reason === "account-locked" || reason === "not-in-directory"
    ? { decision: rejected("wrong-password"), reason }
    : { decision: rejected(reason) };
}

/**
 * A guess at the account that a name leads to: it has several names, and no more guesses for that. One at a mailbox by its own address
 * was taken before.
 */
function accountGuess(context: Context, { mailbox }: GivenPassword, provider: EnabledProvider) {
  let taken: Awaited<ReturnType<typeof takeGuess>> = null;
  return {
    async take(account: PasswordAccount | null): Promise<boolean> {
      if (mailbox || !account) return true;
      taken = await takeGuess(await guessedName(context, provider, account), context.ip ?? null);
      return taken !== null;
    },
    async giveBack() {
      await taken?.giveBack();
    },
  };
}

async function guessedName(
  { db }: Context,
  provider: EnabledProvider,
  { person }: PasswordAccount,
): Promise<string> {
  const linked = await findLinkedMailbox(db, accountAt(provider, person.id));
  return linked === null ? `account ${provider.id} ${person.id}` : (await getMailbox(db, linked)).address;
}

/** `linked`: the mailbox that is linked to the account, as far as that is known without the directory. */
async function open(
  context: Context,
  linked: MailboxWithFacts | null,
  provider: EnabledProvider,
  { account }: Extract<PasswordAnswer, { outcome: "right" }>,
): Promise<SignInDecision> {
  // The directory does not answer, so that nothing can be followed: what is here already opens.
  if (!account) return linked ? allowedIn(linked, false) : silent.decision;
  // Also none: a token that is short may leave them out, the directory does not.
  const claims = { ...claimsOf(account.person), [groupsClaim]: await account.groups() };
  const { id, slug } = provider;
  const own = { ...context, actor: { kind: "identity-provider", id, slug } } as const;
  const decision = await signInWithProvider(own, provider, claims);
  if (decision.decision !== "accepted") return decision;
  return allowedIn(await getMailbox(context.db, decision.mailboxId), decision.created);
}

/** Whether the password opens the portal, and what has to follow it there. */
function allowedIn({ id: mailboxId, address, facts }: MailboxWithFacts, created: boolean): SignInDecision {
  const access = decideAccess(facts, "portal", { kind: "directory-password" });
  if (!access.allowed) return rejected(access.reason);
  const next = facts.hasSecondFactor ? "second-factor" : lacksSecondFactor(facts) ? "set-up" : undefined;
  return { decision: "accepted", mailboxId, address, created, ...(next ? { next } : {}) };
}
