import { loginView } from "@/lib/credentials/login-attempt/view";
import { asPage } from "@/lib/faces/cli/shown-as";
import { auditEventView } from "@/lib/upkeep/audit/view";

/** The login history. */
export const shownLogins = asPage(loginView, [
  ["lastTime", "lastAt"],
  ["times", "count"],
  "address",
  ["service", "door"],
  "credential",
  "result",
  "reason",
  ["from", "ip"],
]);

/** The audit log. */
export const shownEvents = asPage(auditEventView, [
  ["number", "sequence"],
  ["time", "at"],
  ["by", "actorLabel"],
  "action",
  ["subject", "subjectLabel"],
  ["fields", ({ changes }) => Object.keys(changes)],
]);
