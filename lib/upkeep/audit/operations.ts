import { z } from "zod";
import { listing } from "@/lib/catalogue/list";
import { nothing, type Operation, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { checkAuditLog } from "@/lib/platform/audit/check-log";
import { auditFilter, exportAuditEvents, listAuditEvents } from "@/lib/platform/audit/queries";
import { exported, fileOf, files, period, withDates } from "@/lib/platform/list/log-file";
import { auditEventView, auditLogVerdict, showAuditEvent } from "@/lib/upkeep/audit/view";

const administrators = {
  audience: ["superadmin", "domain-admin"],
  area: "logs",
  subject: installation,
} as const;

/** The reading of the audit log, which can be narrowed to one of the `actions` that there are. */
export function auditOperations(actions: readonly string[]): Operation[] {
  const filter = { ...auditFilter, ...period, action: z.enum(actions).optional() };
  return [
    listing({
      name: "audit-event.list",
      title: "Lists audit events, newest first, with the values before and after",
      about: "Lists audit events, newest first: who changed what, with the values before and after.",
      example: "log audit --action mailbox.set-state --json",
      ...administrators,
      permissions: ["read-logs"],
      filter,
      options: {
        action: { value: "action", help: "only this action" },
        actor: { value: "name", help: "only by this login, address or name" },
        actorKind: { value: "kind", help: "only by this kind of actor, such as superadmin or cli" },
        subjectKind: { value: "kind", help: "only about this kind of subject, such as mailbox" },
        subject: { value: "name", help: "only about this subject, such as an address" },
        domain: { value: "name", help: "only in this domain" },
      },
      item: auditEventView,
      async read({ context, input }) {
        const { items, next } = await listAuditEvents(context, withDates(input));
        return { output: { items: items.map(showAuditEvent), next } };
      },
    }),
    operation({
      name: "audit-event.export",
      title: "Exports audit events to a file, with their hashes",
      example: "log audit --export csv",
      ...administrators,
      permissions: ["read-logs"],
      effect: "read",
      input: z.strictObject({ ...exported, ...filter }),
      output: null,
      files,
      run: async ({ context, input: { format, ...filter } }) =>
        fileOf("audit-events", format, exportAuditEvents(context, withDates(filter), format)),
    }),
    operation({
      name: "audit-log.verify",
      title: "Checks that no audit events were changed or removed",
      example: "log verify --json",
      ...administrators,
      audience: ["superadmin"],
      effect: "write",
      input: nothing,
      output: auditLogVerdict,
      run: async ({ context }) => ({ output: await checkAuditLog(context) }),
    }),
  ];
}
