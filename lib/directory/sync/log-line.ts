import { reasonText, remedyText } from "@/lib/directory/run/reasons";
import type { StoredLine } from "@/lib/directory/sync/planned";
import { logger } from "@/lib/platform/log";
import { readStoredText } from "@/lib/words/stored-text";
import { say } from "@/lib/words/text";

/** One line of a run as a line of the log: what was done and why, or what hinders it and what to do. */
export function logLine(provider: string, line: StoredLine): void {
  const { runId: run, kind, reason, state, subject, address, changes, detail } = line;
  const isProblem = kind === "conflict" || state === "refused" || state === "outdated";
  const remedy = remedyText(reason);
  const fields = {
    provider,
    run,
    kind,
    reason,
    state,
    subject,
    address,
    fields: Object.keys(changes),
    detail: detail && say(readStoredText(detail)),
  };
  if (isProblem)
    logger("directory-sync").warn({ ...fields, remedy: remedy && say(remedy) }, say(reasonText(reason)));
  else logger("directory-sync").info(fields, say(reasonText(reason)));
}
