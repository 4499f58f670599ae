import { type LoginAttempt, listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { isSignInRefusal, type SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { refusalWords } from "@/lib/doors/login-doctor/refusal-words";
import {
  judgeSignOns,
  type SignOnQuestion,
  type SignOnVerdict,
} from "@/lib/doors/login-doctor/sign-on-verdicts";
import { type LoginStep, passes, stops } from "@/lib/doors/login-doctor/step";
import type { CanonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";

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
  const { provider, subject, reason, othersReason } = verdict;
  if (reason)
    return stops(
      "single-sign-on",
      `Single sign-on by ${provider} is refused (${reason}): ${refusalWords[reason].what}`,
      refusalWords[reason].advice,
    );
  const others = othersReason
    ? ` Another account there with this address is refused (${othersReason}): ${refusalWords[othersReason].what}`
    : "";
  return passes("single-sign-on", `${openWords(verdict.outcome, provider, subject)}${others}`);
}

function openWords(outcome: SignOnVerdict["outcome"], provider: string, subject: string | null): string {
  if (outcome === "opens")
    return `The account ${subject} of ${provider} is linked to a mailbox and opens it.`;
  return outcome === "links"
    ? `An account of ${provider} that proves this address is linked to the mailbox at its first sign-in.`
    : `An account of ${provider} that proves this address gets the mailbox made at its first sign-in.`;
}

interface LastRefusal {
  reason: SignInRefusal;
  /** False: it ended before anybody was known. */
  isOfAddress: boolean;
  provider: string;
  at: Date;
  detail: string | null;
}

/** The newest single sign-on with the address, and by each of the providers, that did not succeed. */
async function lastRefusals(
  context: Context,
  address: string,
  verdicts: readonly SignOnVerdict[],
): Promise<LastRefusal[]> {
  const newest = async (filter: { address: string } | { provider: string }) =>
    (await listLoginAttempts(context, { ...filter, credential: "single-sign-on", limit: 1 })).items;
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
  const { what, advice } = refusalWords[reason];
  const whose = isOfAddress ? "with this address" : "of somebody who was not known yet";
  const behind = detail ? ` Behind it: ${detail}` : "";
  const told = `The last single sign-on ${whose}, by ${provider} at ${at.toISOString()}, was refused (${reason}): ${what}${behind}`;
  return isStillSo ? stops("recent-logins", told, advice) : { ...passes("recent-logins", told), advice };
}
