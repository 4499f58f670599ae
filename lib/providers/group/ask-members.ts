import { logger } from "@/lib/platform/log";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { groupsClaim } from "@/lib/providers/directory/person";
import { kindOf } from "@/lib/providers/kinds/registry";
import { openSource } from "@/lib/providers/provider/open-source";
import type { EnabledProvider } from "@/lib/providers/provider/queries";

/** Somebody waits for it. */
const timeMs = 5_000;
/** So many are asked for at most; the next run of the sync knows the others. */
const mostAsked = 50_000;

export type OpenMembers = (
  provider: EnabledProvider,
  signal: AbortSignal,
) => Pick<ReturnType<typeof openSource>, "members">;

/**
 * The subjects of those whom a provider's directory names as members of a group; null where the directory is not what names
 * people's groups, or does not answer in 5 s.
 */
export async function askMembers(
  provider: EnabledProvider,
  group: string,
  open: OpenMembers = openSource,
): Promise<string[] | null> {
  if (!kindOf(provider.kind).personSource || provider.settings.groupsClaim !== groupsClaim) return null;
  const signal = AbortSignal.timeout(timeMs);
  const subjects: string[] = [];
  try {
    for await (const page of open(provider, signal).members(group)) {
      for (const subject of page) subjects.push(subject);
      if (subjects.length >= mostAsked) break;
    }
    return subjects;
  } catch (error) {
    if (!(error instanceof DirectoryError) && !signal.aborted) throw error;
    logger("groups").warn({ error, provider: provider.slug }, "a group's members could not be read");
    return null;
  }
}
