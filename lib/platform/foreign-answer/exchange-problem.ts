import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { networkCode, networkWords } from "@/lib/platform/foreign-answer/network-words";
import { words } from "@/lib/words/text";

const exchangeWords = words("provider.answer.exchange", {
  headers: "{place} answered with more than 16 KiB of headers.",
  notHttp: "{place} did not answer in HTTP ({code}).",
  notUnpacked: "{place} sent an answer that can't be decompressed ({code}).",
  unreachable: "{place}: {what}",
});

/** What broke off an exchange, in words. */
export function exchangeProblem(error: unknown, place: string): ForeignProblem {
  if (error instanceof ForeignProblem) return error;
  const code = networkCode(error);
  if (code === "HPE_HEADER_OVERFLOW")
    return new ForeignProblem("too-large", exchangeWords("headers", { place }), { code });
  if (code?.startsWith("HPE_"))
    return new ForeignProblem("malformed", exchangeWords("notHttp", { place, code }), { code });
  if (code?.startsWith("Z_"))
    return new ForeignProblem("packing", exchangeWords("notUnpacked", { place, code }), {
      code,
    });
  return new ForeignProblem(
    "unreachable",
    exchangeWords("unreachable", { place, what: networkWords(code).what }),
    { code, cause: error },
  );
}
