import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { VerifyButton } from "@/app/(console)/[role]/(logs)/audit/verify-button";
import { readAnchor } from "@/lib/platform/audit/anchor";
import { type AuditLogCheck, findAuditLogCheck } from "@/lib/platform/audit/check-log";
import type { Context } from "@/lib/platform/db/context";
import { currentSettings } from "@/lib/platform/settings/queries";
import { words } from "@/lib/words/text";

const integrityWords = words("console.audit.integrity", {
  title: "Integrity",
  intro:
    "Each event includes a hash of itself and of the event before it, so that tampering can be detected.",
  keptForever: "Events are kept forever.",
  kept: "Events are kept for {days, plural, one {# day} other {# days}}.",
  removed: "Events up to no. {sequence} have been removed for this reason.",
  unverified: "Not verified yet.",
  intact: "Intact",
  intactTo: "Verified up to event no. {sequence} on <time></time>.",
  broken: "Broken",
  brokenAt:
    "Event no. {sequence} was changed, removed or cut off, as verified on <time></time>. Compare the log with a backup.",
});

/** Whether the chain of the audit log is whole, as far as it was verified. */
export async function IntegrityCard({ context }: { context: Context }) {
  const t = await getWords(integrityWords);
  return (
    <Card title={t("title")} intro={t("intro")} action={<VerifyButton />}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm" aria-live="polite">
        <Verdict check={await findAuditLogCheck(context.db)} />
      </p>
      <Kept
        anchor={await readAnchor(context.db)}
        days={(await currentSettings(context.db, "logs")).auditDays}
      />
    </Card>
  );
}

interface KeptProps {
  anchor: Awaited<ReturnType<typeof readAnchor>>;
  days: number | null;
}

function Kept({ anchor, days }: KeptProps) {
  const t = useWords(integrityWords);
  const removed = anchor !== "forged" && anchor.sequence > 0 ? anchor.sequence : null;
  return (
    <p className="mt-2 text-sm text-muted">
      {days === null ? t("keptForever") : t("kept", { days })}
      {removed === null ? null : ` ${t("removed", { sequence: String(removed) })}`}
    </p>
  );
}

function Verdict({ check }: { check: AuditLogCheck | null }) {
  const t = useWords(integrityWords);
  if (!check) return t("unverified");
  const { brokenAt, intactTo, checkedAt } = check;
  const time = () => <LocalTime value={checkedAt} show="second" />;
  return brokenAt === null ? (
    <>
      <Badge tone="good">{t("intact")}</Badge>
      <span>{t.rich("intactTo", { sequence: String(intactTo), time })}</span>
    </>
  ) : (
    <>
      <Badge tone="danger">{t("broken")}</Badge>
      <span>{t.rich("brokenAt", { sequence: String(brokenAt), time })}</span>
    </>
  );
}
