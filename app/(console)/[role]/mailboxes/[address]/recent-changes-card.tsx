import Link from "next/link";
import { getSay, getWords } from "@/app/_words/get-words";
import { AuditChanges } from "@/app/(console)/[role]/(logs)/audit/audit-changes";
import { visibleText } from "@/app/(console)/[role]/(logs)/visible-text";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { Happened, RecentCard, shownLately } from "@/app/(console)/[role]/mailboxes/[address]/recent-card";
import { registry } from "@/lib/faces/registry";
import { consolePath } from "@/lib/faces/session/admin-path";
import { type AuditEvent, listAuditEvents } from "@/lib/platform/audit/queries";
import { actorText } from "@/lib/upkeep/audit/actor-words";
import { words } from "@/lib/words/text";

const changesWords = words("console.mailboxes.recentChanges", {
  title: "Recent changes",
  intro: "The last 20 audit events about this mailbox, newest first.",
  all: "Audit log",
  none: "No changes yet.",
  by: "by {actor}",
});

/** What was changed about a mailbox lately and by whom, with the way to all of it. */
export async function RecentChangesCard({ context, role, row }: OfMailbox) {
  const t = await getWords(changesWords);
  const { items } = await listAuditEvents(context, {
    subjectKind: "mailbox",
    subjectId: row.id,
    limit: shownLately,
  });
  const query = new URLSearchParams({ subject: row.address });
  return (
    <RecentCard
      title={t("title")}
      intro={t("intro")}
      links={<Link href={`${consolePath(role)}/audit?${query}`}>{t("all")}</Link>}
      none={t("none")}
    >
      {items.map((event) => (
        <Row key={event.sequence} context={context} event={event} />
      ))}
    </RecentCard>
  );
}

async function Row({ context, event }: { context: OfMailbox["context"]; event: AuditEvent }) {
  const [t, say] = [await getWords(changesWords), await getSay()];
  const { at, action } = event;
  return (
    <Happened at={at}>
      <span className="font-medium">{say(registry.actionText(action))}</span>
      <bdi className="text-muted wrap-anywhere">{t("by", { actor: visibleText(say(actorText(event))) })}</bdi>
      {Object.keys(event.changes).length > 0 ? <AuditChanges context={context} event={event} /> : null}
    </Happened>
  );
}
