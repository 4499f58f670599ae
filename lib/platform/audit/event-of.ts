import type { AuditAction } from "@/lib/platform/audit/actions";
import type { EventInput } from "@/lib/platform/audit/record-event";

/** How a kind of subject is recorded in the audit log. */
export interface RecordedKind<Row> {
  kind: string;
  label(row: Row): string;
  /** The domain whose administrators may read the event; null: no domain's. */
  domainName?(row: Row): string | null;
  /** What is recorded of a row; left out: all of it. */
  facts?(row: Row): object;
}

/** An event about one of a kind; null before it was there, and after it is gone. */
export function eventOf<Row extends { id: string }>(
  { kind, label, domainName }: RecordedKind<Row>,
  action: AuditAction,
  row: Row,
  { before, after }: { before: object | null; after: object | null },
): EventInput {
  const domain = domainName?.(row) ?? null;
  return {
    action,
    subject: { kind, id: row.id, label: label(row) },
    ...(domain === null ? {} : { domainName: domain }),
    before: before && { ...before },
    after: after && { ...after },
  };
}
