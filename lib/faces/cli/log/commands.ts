import type { z } from "zod";
import type { Group } from "@/lib/faces/cli/group";
import { addLog } from "@/lib/faces/cli/log/log-command";
import { shownEvents, shownLogins } from "@/lib/faces/cli/log/view";
import { said } from "@/lib/faces/cli/said";
import { auditLogVerdict } from "@/lib/upkeep/audit/view";
import { type Text, words } from "@/lib/words/text";

const t = words("cli.log", {
  group: "Login history and audit log.",
  intact: "The audit log is intact: {count, plural, one {# event} other {# events}}.",
  intactSince:
    "The audit log is intact: {count, plural, one {# event} other {# events}}. Events up to {removedTo, number} were removed by retention rules.",
  broken: "The audit log is broken at event {event}.",
});

function verdictText({
  intact,
  events: count = 0,
  removedTo = 0,
  brokenAt,
}: z.output<typeof auditLogVerdict>): Text {
  if (!intact) return t("broken", { event: String(brokenAt) });
  return removedTo > 0 ? t("intactSince", { count, removedTo }) : t("intact", { count });
}

const verdict = {
  schema: auditLogVerdict,
  text: (found: z.output<typeof auditLogVerdict>) => `${said(verdictText(found))}\n`,
  isProblem: ({ intact }: z.output<typeof auditLogVerdict>) => !intact,
};

/** `letterlock log …` */
export function addLogCommands(program: Group): void {
  const group = program.group("log", t("group"));
  addLog(group, "logins", "login", shownLogins);
  addLog(group, "audit", "audit-event", shownEvents);
  group.operation("audit-log.verify", verdict);
}
