import { LocalTime } from "@/app/_ui/local-time";
import { AuditChanges } from "@/app/(console)/[role]/(logs)/audit/audit-changes";
import { IntegrityCard } from "@/app/(console)/[role]/(logs)/audit/integrity-card";
import { ExportLinks } from "@/app/(console)/[role]/(logs)/export-links";
import { SpanFields } from "@/app/(console)/[role]/(logs)/span-fields";
import { typedSpan } from "@/app/(console)/[role]/(logs)/typed-moment";
import { visibleText } from "@/app/(console)/[role]/(logs)/visible-text";
import type { ListColumn } from "@/app/(console)/list";
import { listPage, type OpenedList } from "@/app/(console)/list-page";
import { byChoice, byText } from "@/app/(console)/narrowing";
import { readNarrowed } from "@/app/(console)/read-list";
import { registry } from "@/lib/faces/registry";
import { type AuditEvent, countAuditEvents, listAuditEvents } from "@/lib/platform/audit/queries";
import { actorKindText } from "@/lib/platform/audit/words";
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
const { show, generateMetadata } = listPage("/audit", listWords, async (here) => {
  const { role, query, context, say } = here;
  const source = { page: listAuditEvents, count: countAuditEvents };
  const list = await readNarrowed(source, here, narrowings, ({ actor, subject, ...asked }) => ({
    ...asked,
    actor: actor && recordedActor(actor, say),
    subject: subject && recordedSubject(subject, say),
    ...typedSpan(query),
  }));
  return {
    ...list,
    action: <ExportLinks adminRole={role} log="audit-events" filter={list.filter} />,
    further: <SpanFields query={query} />,
    columns: columnsFor(here),
    timed: true,
    intro: role === "superadmin" ? <IntegrityCard context={context} /> : null,
  };
});

export { generateMetadata, show as default };

function columnsFor({ context, t, say }: OpenedList<typeof listWords>): ListColumn<AuditEvent>[] {
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
