import type { Command } from "commander";
import { checkTrail } from "@/lib/audit/check-trail";
import type { Call } from "@/lib/cli/call";
import { addCommand, answering } from "@/lib/cli/command";
import { addAuditLog } from "@/lib/cli/log/audit";
import { addLoginLog } from "@/lib/cli/log/logins";

const removedWords = (removedTo: number): string =>
  removedTo > 0 ? ` Those up to ${removedTo} were removed by rule.` : "";

/** `letterlock log …` */
export function addLogCommands(program: Command, call: Call): void {
  const group = program.command("log").description("Logins and the audit trail.");
  addLoginLog(group, call);
  addAuditLog(group, call);
  addCommand(group, {
    usage: "verify",
    about: "Checks that nobody has changed, removed or cut off events of the audit trail.",
    example: "log verify --json",
  }).action(
    answering(call, async () => {
      const document = await checkTrail(call.context);
      if (!document.intact) call.foundProblem();
      return {
        document,
        text: document.intact
          ? `The audit trail is intact: ${document.events} events.${removedWords(document.removedTo)}\n`
          : `The audit trail is broken at event ${document.brokenAt}.\n`,
      };
    }),
  );
}
