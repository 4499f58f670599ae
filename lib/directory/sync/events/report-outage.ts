import { logger } from "@/lib/platform/log";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { say } from "@/lib/words/text";

/** An outage of a provider's directory is told when it begins, not every few seconds. `words`: what could not be done. */
export function reportOutage(provider: string, error: unknown, isNew: boolean, words: string): void {
  const log = logger("directory-sync");
  if (!isNew) log.debug({ error, provider }, words);
  else if (error instanceof DirectoryError) log.warn({ error, provider, remedy: say(error.remedy) }, words);
  else log.error({ error, provider }, words);
}
