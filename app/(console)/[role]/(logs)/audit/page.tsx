import { LocalTime } from "@/app/_ui/local-time";
import { getSay, getWords } from "@/app/_words/get-words";
import { AuditChanges } from "@/app/(console)/[role]/(logs)/audit/audit-changes";
import { IntegrityCard } from "@/app/(console)/[role]/(logs)/audit/integrity-card";
import { ExportLinks } from "@/app/(console)/[role]/(logs)/export-links";
import { SpanFields } from "@/app/(console)/[role]/(logs)/span-fields";
import { typedSpan } from "@/app/(console)/[role]/(logs)/typed-moment";
import { visibleText } from "@/app/(console)/[role]/(logs)/visible-text";
import { consolePage } from "@/app/(console)/console-page";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { pageAt } from "@/app/(console)/list-query";
import { byChoice, byText, readFilter } from "@/app/(console)/narrowing";
import { registry } from "@/lib/faces/registry";
import { type AuditEvent, countAuditEvents, listAuditEvents } from "@/lib/platform/audit/queries";
import { actorKindText } from "@/lib/platform/audit/words";
import type { Context } from "@/lib/platform/db/context";
import { actorText, recordedActor } from "@/lib/upkeep/audit/actor-words";
import { recordedSubject, subjectText } from "@/lib/upkeep/audit/subject-words";
import { words } from "@/lib/words/text";

const listWords = words("console.audit", {
  exactActor: "Actor (exact login or name)",
  action: "Action",
  exactSubject: "Subject (exact name or address)",
  domain: "Domain",
  none: "No changes yet. Every change appears here with the person who made it.",
  number: "No. {sequence}",
  subject: "Subject",
  changes: "Changes",
  actor: "Actor",
  actorFrom: "{kind}, {ip}",
  at: "Time",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ events} one {# event} other {# events}}",
});

const narrowings = {
  actor: byText(listWords("exactActor"), 320),
  action: byChoice(listWords("action"), registry.actions, registry.actionText),
  subject: byText(listWords("exactSubject"), 320),
  domain: byText(listWords("domain"), 253),
};

/** The audit log that an administrator may see, newest first: who changed what, with the values before and after. */
const { show, generateMetadata } = consolePage("/audit", async (here) => {
  const { role, query, context } = here;
  const say = await getSay();
  const { actor, subject, ...asked } = readFilter(narrowings, query);
  const filter = {
    ...asked,
    actor: actor && recordedActor(actor, say),
    subject: subject && recordedSubject(subject, say),
    ...typedSpan(query),
  };
  const page = await pageAt(query.cursor, (cursor) => listAuditEvents(context, { ...filter, cursor }));
  const t = await getWords(listWords);
  return (
    <ListPage
      at={here}
      action={<ExportLinks adminRole={role} log="audit-events" filter={filter} />}
      page={page}
      count={(asked) => countAuditEvents(context, asked)}
      filter={filter}
      hits={(hits) => listWords("hits", hits)}
      timed
      narrowings={narrowings}
      further={<SpanFields query={query} />}
      columns={await columnsFor(context)}
      keyOf={({ sequence }) => String(sequence)}
      none={t("none")}
    >
      {role === "superadmin" ? <IntegrityCard context={context} /> : null}
    </ListPage>
  );
});

export { generateMetadata, show as default };

async function columnsFor(context: Context): Promise<ListColumn<AuditEvent>[]> {
  const t = await getWords(listWords);
  const say = await getSay();
  const actor = ({ actorKind, ip }: AuditEvent) => {
    const kind = say(actorKindText(actorKind));
    return ip ? t("actorFrom", { kind, ip }) : kind;
  };
  return [
    {
      title: t("action"),
      cell: ({ action, sequence }) => (
        <span className="grid">
          {say(registry.actionText(action))}
          <span className="text-xs font-normal text-muted">
            {t("number", { sequence: String(sequence) })}
          </span>
        </span>
      ),
    },
    {
      title: t("subject"),
      cell: (event) => (
        <bdi className="inline-block max-w-64 wrap-anywhere">{visibleText(say(subjectText(event)))}</bdi>
      ),
    },
    { title: t("changes"), cell: (event) => <AuditChanges context={context} event={event} /> },
    {
      title: t("actor"),
      cell: (event) => (
        <span className="grid">
          <bdi className="max-w-64 wrap-anywhere">{visibleText(say(actorText(event)))}</bdi>
          <span className="text-xs text-muted">{actor(event)}</span>
        </span>
      ),
    },
    { title: t("at"), cell: ({ at }) => <LocalTime value={at} show="second" /> },
  ];
}
