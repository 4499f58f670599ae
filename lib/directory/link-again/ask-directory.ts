import { slices } from "@/lib/platform/list/slices";
import { claimedAddress, claimedName } from "@/lib/providers/claims/claims";
import { AccessRefused, DirectoryError } from "@/lib/providers/directory/directory-error";
import { claimsOf } from "@/lib/providers/directory/person";
import type { DirectorySource, FoundPerson } from "@/lib/providers/directory/source";
import { openFinder } from "@/lib/providers/provider/open-source";
import type { EnabledProvider } from "@/lib/providers/provider/queries";

/** `silent`: it should know, and does not answer properly; `not-asked`: there is none, or it does not let us read people. */
export type DirectoryWord = "enabled" | "disabled" | "gone" | "silent" | "not-asked";

export interface DirectoryAnswer {
  word: DirectoryWord;
  /** Of somebody who is there: the proven address, null where there is none, and the name. */
  person?: { address: string | null; displayName: string };
}

export type OpenFinder = (
  provider: EnabledProvider,
  signal: AbortSignal,
) => Pick<DirectorySource, "find"> | null;

/** For all that is asked in one step; somebody waits for it. */
const longestMs = 15_000;
const askedAtOnce = 8;

/**
 * What the directory of a provider says of these accounts. It never throws: a directory that does not answer is `silent`
 * about whom it was not asked in time.
 */
export async function askDirectory(
  provider: EnabledProvider,
  subjects: readonly string[],
  open: OpenFinder = openFinder,
): Promise<(subject: string) => DirectoryAnswer> {
  const answers = new Map<string, DirectoryAnswer>();
  const signal = AbortSignal.timeout(longestMs);
  const asked = [...new Set(subjects)];
  const finder = open(provider, signal);
  if (!finder) return () => ({ word: "not-asked" });
  for (const some of slices(asked, askedAtOnce)) {
    const words = await Promise.all(some.map((subject) => askOnce(provider, finder, subject)));
    for (const [index, subject] of some.entries()) answers.set(subject, words[index] ?? { word: "silent" });
    // It would only be waited for once more.
    if (words.some(({ word }) => word === "silent")) break;
  }
  return (subject) => answers.get(subject) ?? { word: "silent" };
}

async function askOnce(
  provider: EnabledProvider,
  finder: Pick<DirectorySource, "find">,
  subject: string,
): Promise<DirectoryAnswer> {
  try {
    return answerOf(provider, await finder.find(subject));
  } catch (error) {
    if (error instanceof AccessRefused) return { word: "not-asked" };
    if (error instanceof DirectoryError || isAborted(error)) return { word: "silent" };
    throw error;
  }
}

const isAborted = (error: unknown): boolean =>
  error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");

function answerOf(provider: EnabledProvider, found: FoundPerson): DirectoryAnswer {
  if (found.state === "gone") return { word: "gone" };
  // Neither says whether the account may still be used.
  if (found.state !== "found") return { word: "silent" };
  const claims = claimsOf(found.person);
  const claimed = claimedAddress(provider, claims);
  return {
    word: found.person.enabled ? "enabled" : "disabled",
    person: {
      address: claimed.usable ? claimed.address : null,
      displayName: claimedName(claims) ?? "",
    },
  };
}
