import type { Command } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { addAuditLog } from "@/lib/faces/cli/log/audit";
import { addLoginLog } from "@/lib/faces/cli/log/logins";
import { checkTrail } from "@/lib/platform/audit/check-trail";

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
