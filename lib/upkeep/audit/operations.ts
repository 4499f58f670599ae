import { z } from "zod";
import { exported, fileOf, files, period, withDates } from "@/lib/catalogue/file";
import { listing } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { checkTrail } from "@/lib/platform/audit/check-trail";
import { auditFilter, exportAuditEvents, listAuditEvents } from "@/lib/platform/audit/queries";
import { auditEventView, showAuditEvent } from "@/lib/upkeep/audit/view";

const administrators = {
  audience: ["superadmin", "domain-admin"],
  area: "logs",
  subject: installation,
} as const;

// One shape for both verdicts: generated clients make no types of a union that a boolean tells apart.
const verdict = z
  .object({
    intact: z.boolean(),
    events: z.int().optional().describe("Only of an intact trail, as `lastEvent` and `removedTo`."),
    lastEvent: z.int().optional(),
    removedTo: z.int().optional().describe("The last event that was removed by rule; 0: none was."),
    brokenAt: z.int().optional().describe("The first event that is not as it was recorded."),
  })
  .meta({ id: "TrailVerdict" });

export const auditOperations = [
  listing({
    name: "audit-event.list",
    title: "The audit trail, newest first, with the values before and after, filtered, in pages",
    about: "Shows the audit trail, newest first: who changed what, with the values before and after.",
    example: "log audit --action mailbox.set-state --json",
    ...administrators,
    filter: { ...auditFilter, ...period },
    item: auditEventView,
    async read({ context, input }) {
      const { items, next } = await listAuditEvents(context, withDates(input));
      return { output: { items: items.map(showAuditEvent), next } };
    },
  }),
  operation({
    name: "audit-event.export",
    title: "The whole audit trail, filtered, with its hashes, as a file",
    example: "log audit --export csv",
    ...administrators,
    effect: "read",
    input: z.strictObject({ ...exported, ...auditFilter, ...period }),
    output: null,
    files,
    run: async ({ context, input: { format, ...filter } }) =>
      fileOf("audit-events", format, exportAuditEvents(context, withDates(filter), format)),
  }),
  operation({
    name: "audit-trail.verify",
    title: "Checks that nobody has changed, removed or cut off events of the audit trail",
    example: "log verify --json",
    ...administrators,
    audience: ["superadmin"],
    effect: "write",
    input: nothing,
    output: verdict,
    run: async ({ context }) => ({ output: await checkTrail(context) }),
  }),
];
