import type { Group } from "@/lib/faces/cli/group";
import { addLog } from "@/lib/faces/cli/log/log-command";
import { asPage } from "@/lib/faces/cli/shown-as";
import { auditEventView } from "@/lib/upkeep/audit/view";

const shown = asPage(auditEventView, [
  ["number", "sequence"],
  ["time", "at"],
  ["by", "actorLabel"],
  "action",
  ["subject", "subjectLabel"],
  ["fields", ({ changes }) => Object.keys(changes)],
]);

/** `letterlock log audit` */
export const addAuditLog = (group: Group): void =>
  addLog(group, { name: "audit", page: "audit-event.list", file: "audit-event.export" }, shown);
