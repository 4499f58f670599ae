import type { Command } from "commander";
import type { z } from "zod";
import { listOf } from "@/lib/catalogue/list";
import type { Call } from "@/lib/faces/cli/call";
import { filterOptions } from "@/lib/faces/cli/field-option";
import { addLog } from "@/lib/faces/cli/log/log-command";
import { tableText } from "@/lib/faces/cli/text";
import { auditEventView } from "@/lib/upkeep/audit/view";

const page = listOf(auditEventView);

const shown = {
  schema: page,
  text: ({ items }: z.output<typeof page>) =>
    tableText(
      ["NO", "AT", "BY", "ACTION", "SUBJECT", "FIELDS"],
      items.map((one) => [
        ...[one.sequence, one.at, one.actorLabel, one.action, one.subjectLabel, Object.keys(one.changes)],
      ]),
    ),
};

const filter = filterOptions("audit-event.list", {
  "--action <action>": "only this action",
  "--actor <name>": "only by this login, address or name",
  "--actor-kind <kind>": "only by such actors, such as superadmin or cli",
  "--subject-kind <kind>": "only of such subjects, such as mailbox",
  "--subject <name>": "only of this subject, such as an address",
  "--domain <name>": "only of this domain",
});

/** `letterlock log audit` */
export const addAuditLog = (group: Command, call: Call): void =>
  addLog(group, call, { name: "audit", page: "audit-event.list", file: "audit-event.export", filter }, shown);
