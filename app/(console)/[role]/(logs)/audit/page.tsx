import type { Metadata } from "next";
import { LocalTime } from "@/app/_ui/local-time";
import { AuditChanges } from "@/app/(console)/[role]/(logs)/audit/audit-changes";
import { actionWords, actorKindWord } from "@/app/(console)/[role]/(logs)/audit/audit-words";
import { TrailCard } from "@/app/(console)/[role]/(logs)/audit/trail-card";
import { ExportLinks } from "@/app/(console)/[role]/(logs)/export-links";
import { typedText } from "@/app/(console)/[role]/(logs)/log-query";
import { SpanFields } from "@/app/(console)/[role]/(logs)/span-fields";
import { typedMoment } from "@/app/(console)/[role]/(logs)/typed-moment";
import { visibleText } from "@/app/(console)/[role]/(logs)/visible-text";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { oneOf, pageAt } from "@/app/(console)/list-query";
import { auditActions } from "@/lib/platform/audit/actions";
import { type AuditEvent, listAuditEvents } from "@/lib/platform/audit/queries";

export const metadata: Metadata = { title: "Audit trail" };

const actions = auditActions.map((value) => ({ value, label: actionWords(value) }));

/** The audit trail that an administrator may see, newest first: who changed what, with the values before and after. */
export default async function AuditListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/audit");
  const filter = {
    actor: typedText(query.actor, 320),
    action: oneOf(auditActions, query.action),
    subject: typedText(query.subject, 320),
    domain: typedText(query.domain, 253),
    from: typedMoment(query.from),
    to: typedMoment(query.to),
  };
  const page = await pageAt(query.cursor, (cursor) => listAuditEvents(context, { ...filter, cursor }));
  return (
    <ListPage
      title="Audit trail"
      action={<ExportLinks adminRole={role} log="audit-events" filter={filter} />}
      path={path}
      query={query}
      page={page}
      filters={[
        { name: "actor", label: "By (exact login or name)" },
        { name: "action", label: "Action", options: actions },
        { name: "subject", label: "Of (exact name or address)" },
        { name: "domain", label: "Domain" },
      ]}
      further={<SpanFields query={query} />}
      columns={columnsFor(context)}
      keyOf={({ sequence }) => String(sequence)}
      none="Nothing was changed yet. Every change stands here with who made it."
    >
      {role === "superadmin" ? <TrailCard context={context} /> : null}
    </ListPage>
  );
}

const columnsFor = (context: Parameters<typeof AuditChanges>[0]["context"]): ListColumn<AuditEvent>[] => [
  {
    title: "Action",
    cell: ({ action, sequence }) => (
      <span className="grid">
        {actionWords(action)}
        <span className="text-xs font-normal text-muted">No. {sequence}</span>
      </span>
    ),
  },
  {
    title: "Of",
    cell: ({ subjectLabel }) => (
      <bdi className="inline-block max-w-64 wrap-anywhere">{visibleText(subjectLabel)}</bdi>
    ),
  },
  {
    title: "Changed",
    cell: (event) => <AuditChanges context={context} event={event} />,
  },
  {
    title: "By",
    cell: ({ actorLabel, actorKind, ip }) => (
      <span className="grid">
        <bdi className="max-w-64 wrap-anywhere">{visibleText(actorLabel)}</bdi>
        <span className="text-xs text-muted">
          {[actorKindWord(actorKind), ip].filter(Boolean).join(", ")}
        </span>
      </span>
    ),
  },
  { title: "When", cell: ({ at }) => <LocalTime value={at.toISOString()} show="second" /> },
];
