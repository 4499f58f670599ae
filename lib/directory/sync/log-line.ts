import { syncReasons } from "@/lib/directory/run/reasons";
import type { StoredLine } from "@/lib/directory/sync/planned";
import { logger } from "@/lib/platform/log";

/** One line of a run as a line of the log: what was done and why, or what hinders it and what to do. */
export function logLine(provider: string, line: StoredLine): void {
  const { runId: run, kind, reason, state, subject, address, changes, detail } = line;
  const isProblem = kind === "conflict" || state === "refused" || state === "outdated";
  const known = reason in syncReasons ? syncReasons[reason as keyof typeof syncReasons] : null;
  const fields = {
    provider,
    run,
    kind,
    reason,
    state,
    subject,
    address,
    fields: Object.keys(changes),
    detail,
  };
  if (isProblem) logger("directory-sync").warn({ ...fields, remedy: known?.remedy }, known?.text ?? reason);
  else logger("directory-sync").info(fields, known?.text ?? reason);
}
