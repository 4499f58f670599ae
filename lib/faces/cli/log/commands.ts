import type { Command } from "commander";
import type { z } from "zod";
import type { Call } from "@/lib/faces/cli/call";
import { addAuditLog } from "@/lib/faces/cli/log/audit";
import { addLoginLog } from "@/lib/faces/cli/log/logins";
import { addOperation } from "@/lib/faces/cli/operation-command";
import { trailVerdict } from "@/lib/upkeep/audit/view";

const removedWords = (removedTo: number): string =>
  removedTo > 0 ? ` Those up to ${removedTo} were removed by rule.` : "";

const verdict = {
  schema: trailVerdict,
  text: ({ intact, events, removedTo = 0, brokenAt }: z.output<typeof trailVerdict>) =>
    intact
      ? `The audit trail is intact: ${events} events.${removedWords(removedTo)}\n`
      : `The audit trail is broken at event ${brokenAt}.\n`,
  isProblem: ({ intact }: z.output<typeof trailVerdict>) => !intact,
};

/** `letterlock log …` */
export function addLogCommands(program: Command, call: Call): void {
  const group = program.command("log").description("Logins and the audit trail.");
  addLoginLog(group, call);
  addAuditLog(group, call);
  addOperation(group, call, "audit-trail.verify", verdict);
}
