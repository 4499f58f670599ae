import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { networkCode, networkWords } from "@/lib/platform/foreign-answer/network-words";

/** What broke off an exchange, in words. */
export function exchangeProblem(error: unknown, place: string): ForeignProblem {
  if (error instanceof ForeignProblem) return error;
  const code = networkCode(error);
  if (code === "HPE_HEADER_OVERFLOW")
    return new ForeignProblem("too-large", `${place} answered with more than 16 KiB of headers.`, { code });
  if (code?.startsWith("HPE_"))
    return new ForeignProblem("malformed", `${place} did not answer in HTTP (${code}).`, { code });
  if (code?.startsWith("Z_"))
    return new ForeignProblem("packing", `${place} answered with what cannot be unpacked (${code}).`, {
      code,
    });
  return new ForeignProblem("unreachable", `${place}: ${networkWords(code).what}`, { code, cause: error });
}
