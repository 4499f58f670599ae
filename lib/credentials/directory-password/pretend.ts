import type { Candidate } from "@/lib/credentials/directory-password/candidates";
import { AppError } from "@/lib/platform/errors";
import { openPasswords } from "@/lib/providers/provider/open-source";

/** Takes the time of a wrong password at one of these directories, to which it is not sent. */
export async function proveNobody(
  [candidate]: readonly Candidate[],
  plain: string,
  signal: AbortSignal,
): Promise<void> {
  if (candidate) await openPasswords(candidate.provider, signal)?.prove(null, plain);
}

/**
 * Asks what a stranger's wrong password would be asked, and tells nobody: else a wrong password of a mailbox that has another source
 * would be refused sooner than one of nobody. `isTried`: whether the password would be sent, which a repeated one is not.
 */
export async function pretendAtDirectories(
  candidates: readonly Candidate[],
  { plain, isTried }: { plain: string; isTried: boolean },
  signal: AbortSignal,
): Promise<void> {
  try {
    await Promise.all(candidates.map(({ provider, whom }) => openPasswords(provider, signal)?.find(whom)));
    if (isTried) await proveNobody(candidates, plain, signal);
  } catch (error) {
    if (!signal.aborted && !(error instanceof AppError)) throw error;
  }
}
