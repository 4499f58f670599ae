import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { isUntrusted, networkCode, networkWords } from "@/lib/platform/foreign-answer/network-words";
import { MalformedMessage } from "@/lib/providers/kinds/ldap/ber";
import { MessageTooLarge } from "@/lib/providers/kinds/ldap/frames";
import { type Text, words } from "@/lib/words/text";

const problemWords = words("provider.ldap.problem", {
  late: "{place} did not answer in time.",
  tooLarge: "{place} sent more than it may in one answer.",
  malformed: "{place} did not answer in LDAP.",
  unreachable: "{place}: {what}",
  caAdvice:
    "Enter the certificate of the CA that issued the server's certificate under “CA certificates”, not the server's own.",
});

/** What broke off an exchange with a server of a directory, in words. */
export function ldapProblem(error: unknown, place: string): ForeignProblem {
  if (error instanceof ForeignProblem) return error;
  if (error instanceof MessageTooLarge)
    return new ForeignProblem("too-large", problemWords("tooLarge", { place }), { cause: error });
  if (error instanceof MalformedMessage)
    return new ForeignProblem("malformed", problemWords("malformed", { place }), { cause: error });
  const code = networkCode(error);
  if (code === "ETIMEDOUT")
    return new ForeignProblem("timeout", problemWords("late", { place }), { code, cause: error });
  const what = networkWords(code).what;
  return new ForeignProblem("unreachable", problemWords("unreachable", { place, what }), {
    code,
    cause: error,
  });
}

/** What to do about a server that could not be talked to: as elsewhere, but that its CA is a setting of the provider. */
export const ldapAdvice = (code: string | null): Text =>
  isUntrusted(code) ? problemWords("caAdvice") : networkWords(code).advice;
