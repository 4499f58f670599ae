import { getSay } from "@/app/_words/get-words";
import { visibleText } from "@/app/(console)/[role]/(logs)/visible-text";
import { fieldName, fieldValue } from "@/app/(console)/stale-fields";
import type { requireAdminPage } from "@/lib/faces/session/admin";
import { namedChanges } from "@/lib/platform/audit/named-value";
import type { AuditEvent } from "@/lib/platform/audit/queries";
import type { Text } from "@/lib/words/text";

interface AuditChangesProps {
  context: Awaited<ReturnType<typeof requireAdminPage>>["context"];
  event: Pick<AuditEvent, "changes" | "subjectKind">;
}

/** What an event changed, field by field, with both values in words. */
export async function AuditChanges({ context, event }: AuditChangesProps) {
  const changes = await namedChanges(context.db, event.changes);
  const say = await getSay();
  const { length } = changes;
  const kind = event.subjectKind;
  return (
    <details>
      <summary className="w-fit text-accent underline whitespace-nowrap">
        {length === 1 ? "1 field" : `${length} fields`}
      </summary>
      <dl className="mt-2 grid min-w-60 gap-2">
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt className="text-muted">{say(fieldName(field, kind))}</dt>
            <dd className="font-medium wrap-anywhere">
              {before === null ? null : <del className="text-muted">{shown(field, before, kind, say)}</del>}
              {before === null || after === null ? null : " → "}
              {after === null ? null : <ins className="no-underline">{shown(field, after, kind, say)}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const shown = (field: string, value: unknown, kind: string, say: (text: Text) => string) =>
  value === "[hidden]" ? "hidden" : visibleText(say(fieldValue(field, value, kind)));
