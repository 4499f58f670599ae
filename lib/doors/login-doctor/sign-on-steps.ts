import { type LoginAttempt, listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { isSignInRefusal, type SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { refusalAdvice, refusalWhat } from "@/lib/doors/login-doctor/refusal-words";
import {
  judgeSignOns,
  type SignOnQuestion,
  type SignOnVerdict,
} from "@/lib/doors/login-doctor/sign-on-verdicts";
import { type LoginStep, passes, stops } from "@/lib/doors/login-doctor/step";
import type { CanonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";
import { sentences, verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const signOnWords = words("loginDoctor.signOn", {
  refused: "Single sign-on with {provider} is refused ({reason}): {what}",
  othersRefused: "Another account there with this address is refused ({reason}): {what}",
  opens: "The account {subject} of {provider} is linked to a mailbox and can sign in to it.",
  links: "An account of {provider} that proves this address is linked to the mailbox on its first sign-in.",
  creates: "An account of {provider} that proves this address gets a mailbox on its first sign-in.",
  lastOfAddress:
    "The last single sign-on with this address, with {provider} at {at}, was refused ({reason}): {what}",
  lastOfUnknown:
    "The last single sign-on of somebody not yet identified, with {provider} at {at}, was refused ({reason}): {what}",
  detail: "Details: {detail}",
});

/** What single sign-on comes to now, and why the last one was refused, if it was. */
export interface SignOnAnswer {
  verdicts: SignOnVerdict[];
  steps: LoginStep[];
  /** Whether somebody with the address can come in so. */
  open: boolean;
}

interface Question extends SignOnQuestion {
  door: string;
  credential?: string | undefined;
}

/** Null where single sign-on was not asked about: it is for the portal only. */
export async function askSignOn(
  context: Context,
  address: CanonicalAddress,
  { door, credential = "single-sign-on", ...question }: Question,
): Promise<SignOnAnswer | null> {
  if (door !== "portal" || credential !== "single-sign-on") return null;
  const verdicts = await judgeSignOns(context.db, address, question);
  const refusals = await lastRefusals(context, address.address, verdicts);
  const last = refusals.map((refusal) => ({ ...refusal, isStillSo: isStillSo(refusal, verdicts) }));
  return {
    verdicts,
    steps: [...verdicts.map(verdictStep), ...last.map(lastStep)],
    open: verdicts.some(({ outcome }) => outcome !== "refused") && !last.some((one) => one.isStillSo),
  };
}

const isStillSo = ({ reason, provider }: LastRefusal, verdicts: readonly SignOnVerdict[]): boolean =>
  verdicts.some((one) => one.provider === provider && [one.reason, one.othersReason].includes(reason));

function verdictStep(verdict: SignOnVerdict): LoginStep {
  const { provider, reason, othersReason } = verdict;
  if (reason)
    return stops(
      "single-sign-on",
      signOnWords("refused", { provider, reason, what: refusalWhat(reason) }),
      refusalAdvice(reason),
    );
  const open = openText(verdict);
  if (othersReason === null) return passes("single-sign-on", open);
  const others = { reason: othersReason, what: refusalWhat(othersReason) };
  return passes("single-sign-on", sentences(open, signOnWords("othersRefused", others)));
}

function openText({ outcome, provider, subject }: SignOnVerdict): Text {
  if (outcome === "opens") return signOnWords("opens", { provider, subject: subject ?? "" });
  return signOnWords(outcome === "links" ? "links" : "creates", { provider });
}

interface LastRefusal {
  reason: SignInRefusal;
  /** False: it ended before anybody was known. */
  isOfAddress: boolean;
  provider: string;
  at: Date;
  detail: string | null;
}

/** The newest single sign-on to the portal with the address, and by each of the providers, that did not succeed. */
async function lastRefusals(
  context: Context,
  address: string,
  verdicts: readonly SignOnVerdict[],
): Promise<LastRefusal[]> {
  const newest = async (filter: { address: string } | { provider: string }) =>
    (await listLoginAttempts(context, { ...filter, door: "portal", credential: "single-sign-on", limit: 1 }))
      .items;
  const [own, anybodys] = await Promise.all([
    newest({ address }),
    Promise.all(verdicts.map(({ provider }) => newest({ provider }))),
  ]);
  return [...own, ...anybodys.flat().filter((one) => one.address === "")].flatMap(refusalOf);
}

function refusalOf(attempt: LoginAttempt): LastRefusal[] {
  const { result, reason, address, providerSlug, lastAt: at, detail } = attempt;
  if (result === "accepted" || reason === null || !isSignInRefusal(reason)) return [];
  return [{ reason, isOfAddress: address !== "", provider: providerSlug ?? "", at, detail }];
}

/** It stops the way only where it would be said again; else it may have been mended since. */
function lastStep({
  reason,
  isOfAddress,
  provider,
  at,
  detail,
  isStillSo,
}: LastRefusal & { isStillSo: boolean }) {
  const [what, advice] = [refusalWhat(reason), refusalAdvice(reason)];
  const last = signOnWords(isOfAddress ? "lastOfAddress" : "lastOfUnknown", {
    provider,
    reason,
    what,
    at: at.toISOString(),
  });
  const told = detail ? sentences(last, signOnWords("detail", { detail: verbatim(detail) })) : last;
  return isStillSo ? stops("recent-logins", told, advice) : { ...passes("recent-logins", told), advice };
}
