import { z } from "zod";
import { LocalTime } from "@/app/_ui/local-time";
import { getSay, getWords } from "@/app/_words/get-words";
import { visibleText } from "@/app/(console)/[role]/(logs)/visible-text";
import { fieldName, fieldValue } from "@/app/(console)/stale-fields";
import { singleChanges } from "@/lib/platform/audit/changes";
import { namedChanges } from "@/lib/platform/audit/named-value";
import type { AuditEvent } from "@/lib/platform/audit/queries";
import type { Context } from "@/lib/platform/db/context";
import { isForPeople } from "@/lib/upkeep/audit/recorded-fields";
import { words } from "@/lib/words/text";

const changeWords = words("console.audit.changes", {
  fields: "{count, plural, one {# field} other {# fields}}",
  hidden: "hidden",
});

interface AuditChangesProps {
  context: Context;
  event: Pick<AuditEvent, "changes" | "subjectKind">;
}

/** A moment, as JSON keeps it. */
const isMoment = (value: unknown): value is string => z.iso.datetime().safeParse(value).success;

/** What an event changed, field by field, with both values in words. */
export async function AuditChanges({ context, event }: AuditChangesProps) {
  const named = await namedChanges(context.db, singleChanges(event.changes));
  const changes = named.filter(({ field }) => isForPeople(field));
  const t = await getWords(changeWords);
  const say = await getSay();
  const kind = event.subjectKind;
  const shown = (field: string, value: unknown) => {
    if (value === "[hidden]") return t("hidden");
    if (isMoment(value)) return <LocalTime value={value} show="second" />;
    return visibleText(say(fieldValue(field, value, kind)));
  };
  return (
    <details>
      <summary className="w-fit text-accent underline whitespace-nowrap">
        {t("fields", { count: changes.length })}
      </summary>
      <dl className="mt-2 grid min-w-60 gap-2">
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt className="text-muted">{say(fieldName(field, kind))}</dt>
            <dd className="font-medium wrap-anywhere">
              {before === null ? null : <del className="text-muted">{shown(field, before)}</del>}
              {before === null || after === null ? null : " → "}
              {after === null ? null : <ins className="no-underline">{shown(field, after)}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
