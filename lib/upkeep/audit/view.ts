import { z } from "zod";
import type { AuditEvent } from "@/lib/platform/audit/queries";
import { moment, text } from "@/lib/platform/input/moment";

/** An event of the audit log; secrets in it are hidden, not left out. */
export const auditEventView = z
  .object({
    sequence: z.int(),
    at: moment,
    actorKind: z.string(),
    actorId: z.string().nullable(),
    actorLabel: z.string(),
    action: z.string().describe("`subject.verb`, such as `mailbox.set-state`."),
    subjectKind: z.string(),
    subjectId: z.string(),
    subjectLabel: z.string(),
    domainName: z.string().nullable(),
    changes: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })),
    requestId: z.string().nullable(),
    ip: z.string().nullable(),
    previousHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: "AuditEvent" });

export const showAuditEvent = (row: AuditEvent) => ({
  ...row,
  at: text(row.at),
});

/**
 * What a verification of the audit log has found. One shape for both verdicts: generated clients make no types of a
 * union that a boolean tells apart.
 */
export const auditLogVerdict = z
  .object({
    intact: z.boolean(),
    events: z.int().optional().describe("Only if the audit log is intact, like `lastEvent` and `removedTo`."),
    lastEvent: z.int().optional(),
    removedTo: z.int().optional().describe("Last event removed by the retention settings, or 0 if none."),
    brokenAt: z.int().optional().describe("First event that differs from what was recorded."),
  })
  .meta({ id: "AuditLogVerdict" });
