import { filterOptions } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { addLog } from "@/lib/faces/cli/log/log-command";
import { asPage } from "@/lib/faces/cli/shown-as";
import { auditEventView } from "@/lib/upkeep/audit/view";
import { words } from "@/lib/words/text";

const t = words("cli.log.audit", {
  action: "only this action",
  actor: "only by this login, address or name",
  actorKind: "only by this kind of actor, such as superadmin or cli",
  subjectKind: "only about this kind of subject, such as mailbox",
  subject: "only about this subject, such as an address",
  domain: "only in this domain",
});

const shown = asPage(auditEventView, [
  ["number", "sequence"],
  ["time", "at"],
  ["by", "actorLabel"],
  "action",
  ["subject", "subjectLabel"],
  ["fields", ({ changes }) => Object.keys(changes)],
]);

const filter = filterOptions("audit-event.list", {
  "--action <action>": t("action"),
  "--actor <name>": t("actor"),
  "--actor-kind <kind>": t("actorKind"),
  "--subject-kind <kind>": t("subjectKind"),
  "--subject <name>": t("subject"),
  "--domain <name>": t("domain"),
});

/** `letterlock log audit` */
export const addAuditLog = (group: Group): void =>
  addLog(group, { name: "audit", page: "audit-event.list", file: "audit-event.export", filter }, shown);
