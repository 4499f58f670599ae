import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { shownText } from "@/lib/platform/foreign-answer/provider-words";
import type { LdapResult } from "@/lib/providers/kinds/ldap/message";
import { words } from "@/lib/words/text";

/** Result codes by their names (RFC 4511, appendix A.1), as far as servers of people's directories use them. */
export const resultCodes = {
  success: 0,
  operationsError: 1,
  protocolError: 2,
  timeLimitExceeded: 3,
  sizeLimitExceeded: 4,
  authMethodNotSupported: 7,
  strongerAuthRequired: 8,
  referral: 10,
  adminLimitExceeded: 11,
  unavailableCriticalExtension: 12,
  confidentialityRequired: 13,
  noSuchAttribute: 16,
  undefinedAttributeType: 17,
  inappropriateMatching: 18,
  constraintViolation: 19,
  noSuchObject: 32,
  invalidDNSyntax: 34,
  inappropriateAuthentication: 48,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  busy: 51,
  unavailable: 52,
  unwillingToPerform: 53,
  other: 80,
} as const;

const names = new Map<number, string>(Object.entries(resultCodes).map(([name, code]) => [code, name]));

const resultWords = words("provider.ldap.result", {
  bindRefused: "{place} rejected the bind account: {answer}.",
  notNow: "{place} is not available: {answer}.",
});

/** A result in the server's own words, such as `invalidCredentials (49): data 52e`, safe to show to administrators. */
export function resultText({ code, diagnostic }: Pick<LdapResult, "code" | "diagnostic">): string {
  const name = names.get(code);
  const text = shownText(diagnostic).trim();
  return `${name ? `${name} (${code})` : code}${text ? `: ${text}` : ""}`;
}

/** The server is there and has no time for anybody: another one may have. */
export const isOutage = ({ code }: LdapResult): boolean =>
  code === resultCodes.busy || code === resultCodes.unavailable;

/** Our own account is not let in: another server of the same directory would say the same. */
export class ServiceRefused extends ForeignProblem {
  constructor(
    place: string,
    readonly result: LdapResult,
  ) {
    super("status", resultWords("bindRefused", { place, answer: resultText(result) }));
  }
}

/** Why our service has not got in. */
export const refusedService = (place: string, result: LdapResult): ForeignProblem =>
  isOutage(result)
    ? new ForeignProblem("unreachable", resultWords("notNow", { place, answer: resultText(result) }))
    : new ServiceRefused(place, result);
