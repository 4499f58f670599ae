import { type Command, Option } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand } from "@/lib/faces/cli/command";
import { addLogOptions, type LogOptions, writeExport } from "@/lib/faces/cli/log/options";
import { tableText } from "@/lib/faces/cli/text";
import { auditActions } from "@/lib/platform/audit/actions";
import { type AuditFilter, exportAuditEvents, listAuditEvents } from "@/lib/platform/audit/queries";

type AuditOptions = LogOptions &
  Pick<AuditFilter, "action" | "actor" | "actorKind" | "subjectKind" | "subject" | "domain">;

const header = ["NO", "AT", "BY", "ACTION", "SUBJECT", "FIELDS"];

/** `letterlock log audit` */
export function addAuditLog(group: Command, call: Call): void {
  const command = addCommand(group, {
    usage: "audit",
    about: "Shows the audit trail, newest first: who changed what, with the values before and after.",
    example: "log audit --action mailbox.set-state --json",
  })
    .addOption(new Option("--action <action>", "only this action").choices(auditActions))
    .option("--actor <name>", "only by this login, address or name")
    .option("--actor-kind <kind>", "only by such actors, such as superadmin or cli")
    .option("--subject-kind <kind>", "only of such subjects, such as mailbox")
    .option("--subject <name>", "only of this subject, such as an address")
    .option("--domain <name>", "only of this domain");
  addLogOptions(command).action(async ({ export: format, json, ...options }: AuditOptions) => {
    const { limit, cursor, ...filter } = options;
    if (format) return writeExport(call, exportAuditEvents(call.context, filter, format));
    const page = await listAuditEvents(call.context, { ...filter, limit, cursor });
    const lines = page.items.map((one) => [
      ...[one.sequence, one.at, one.actorLabel, one.action, one.subjectLabel, Object.keys(one.changes)],
    ]);
    await call.answer({ document: page, text: tableText(header, lines) }, json === true);
  });
}
