import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { isTlsProblem } from "@/lib/platform/foreign-answer/network-words";
import { AccessRefused, DirectoryError, DirectoryOverload } from "@/lib/providers/directory/directory-error";
import type { LdapAnswer } from "@/lib/providers/kinds/ldap/connection";
import { ldapAdvice } from "@/lib/providers/kinds/ldap/problem";
import { isOutage, resultCodes, resultText, ServiceRefused } from "@/lib/providers/kinds/ldap/result";
import { say, type Text, words } from "@/lib/words/text";

const failureWords = words("provider.ldap.failure", {
  outageRemedy: "Check that the directory is working and can be reached from here. The next run tries again.",
  unreadableRemedy: "Check that the URLs lead to the directory itself.",
  tooLargeRemedy: "Check what entries in the directory have so much of.",
  accountRemedy: "Check the DN and password of the bind account.",
  notNow: "The directory is not available: {answer}.",
  forbidden: "The bind account isn't allowed to read this: {answer}.",
  forbiddenRemedy: "Give the bind account read access to people and groups below the base DN.",
  noBase: "The base DN doesn't exist in the directory, or the bind account can't see it: {answer}.",
  noBaseRemedy: "Correct the base DN, or give the bind account read access to it.",
  referral: "The directory refers us to another server, which is never followed: {answer}.",
  referralRemedy: "Enter the URL of a server that has the base DN itself.",
  limited: "The directory returns no more entries than its limit: {answer}.",
  limitedRemedy:
    "Raise the directory's limits for the bind account. In OpenLDAP: olcLimits, size.pr=unlimited size.prtotal=unlimited.",
  refused: "The directory rejected the search: {answer}.",
  refusedRemedy: "Check the base DN, filters and attributes, and the directory's log.",
});

/** A failure that another try may turn into an answer. */
export class Passing extends Error {
  constructor(
    readonly text: Text,
    readonly about: { timedOut?: boolean; cause?: unknown } = {},
  ) {
    super(say(text), { cause: about.cause });
  }
}

/** What a question that got no answer is thrown as. */
export function failedQuestion(error: unknown): unknown {
  if (error instanceof ServiceRefused)
    return new DirectoryError(error.text, failureWords("accountRemedy"), error);
  if (!(error instanceof ForeignProblem)) return error;
  if (error.kind === "too-large")
    return new DirectoryOverload(error.text, failureWords("tooLargeRemedy"), error);
  if (error.code !== "unavailable")
    return new DirectoryError(error.text, failureWords("unreadableRemedy"), error);
  return new Passing(error.text, { timedOut: error.kind === "timeout", cause: error });
}

/** What is thrown when no further try is made. */
export function lastFailure(error: Passing): DirectoryError {
  const { cause, timedOut } = error.about;
  const Failure = timedOut ? DirectoryOverload : DirectoryError;
  const code = cause instanceof ForeignProblem ? cause.networkCode : null;
  return new Failure(error.text, isTlsProblem(code) ? ldapAdvice(code) : failureWords("outageRemedy"), error);
}

type Refusal = readonly [
  what: "forbidden" | "noBase" | "referral" | "limited" | "refused",
  remedy: "forbiddenRemedy" | "noBaseRemedy" | "referralRemedy" | "limitedRemedy" | "refusedRemedy",
];

const forbidden: Refusal = ["forbidden", "forbiddenRemedy"];
const limited: Refusal = ["limited", "limitedRemedy"];

const refusals = new Map<number, Refusal>([
  [resultCodes.insufficientAccessRights, forbidden],
  [resultCodes.strongerAuthRequired, forbidden],
  [resultCodes.confidentialityRequired, forbidden],
  [resultCodes.inappropriateAuthentication, forbidden],
  [resultCodes.noSuchObject, ["noBase", "noBaseRemedy"]],
  [resultCodes.referral, ["referral", "referralRemedy"]],
  [resultCodes.sizeLimitExceeded, limited],
  [resultCodes.timeLimitExceeded, limited],
  [resultCodes.adminLimitExceeded, limited],
]);

const isLimit = (code: number): boolean => refusals.get(code) === limited;

/** The answer to a search, if it is whole. Throws `Passing` and `DirectoryError`: half an answer is none. */
export function wholeAnswer<Item>(answer: LdapAnswer<Item>): LdapAnswer<Item> {
  const { result } = answer;
  if (result.code === resultCodes.success) return answer;
  const said = { answer: resultText(result) };
  if (isOutage(result)) throw new Passing(failureWords("notNow", said));
  const [what, remedy] = refusals.get(result.code) ?? ["refused", "refusedRemedy"];
  const Failure = isLimit(result.code)
    ? DirectoryOverload
    : what === "forbidden"
      ? AccessRefused
      : DirectoryError;
  throw new Failure(failureWords(what, said), failureWords(remedy));
}

/** A base that nothing is found below, although it has to be there. */
export const baseIsHidden = (): DirectoryError =>
  new DirectoryError(failureWords("noBase", { answer: "no entry" }), failureWords("noBaseRemedy"));
