import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { VerifyTrailButton } from "@/app/(console)/[role]/(logs)/audit/verify-trail-button";
import { keptWords } from "@/app/(console)/[role]/(logs)/kept-words";
import type { requireAdminPage } from "@/lib/faces/session/admin";
import { readAnchor } from "@/lib/platform/audit/anchor";
import { findTrailCheck, type TrailCheck } from "@/lib/platform/audit/check-trail";
import { currentSettings } from "@/lib/platform/settings/queries";

interface TrailCardProps {
  context: Awaited<ReturnType<typeof requireAdminPage>>["context"];
}

/** Whether the chain of the audit trail is whole, as far as it was verified. */
export async function TrailCard({ context }: TrailCardProps) {
  return (
    <Card
      title="Chain"
      intro="Each event holds a hash over itself and the one before, so that tampering shows."
      action={<VerifyTrailButton />}
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm" aria-live="polite">
        <Verdict check={await findTrailCheck(context.db)} />
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
  const kept = days === null ? "Kept for good." : `Kept for ${keptWords(days)}.`;
  const removed =
    anchor !== "forged" && anchor.sequence > 0
      ? ` Events up to ${anchor.sequence} were removed by this rule.`
      : "";
  return (
    <p className="mt-2 text-sm text-muted">
      {kept}
      {removed}
    </p>
  );
}

function Verdict({ check }: { check: TrailCheck | null }) {
  if (!check) return "Not verified yet.";
  const at = <LocalTime value={check.checkedAt.toISOString()} show="second" />;
  return check.brokenAt === null ? (
    <>
      <Badge tone="good">Intact</Badge>
      <span>
        Up to event {check.intactTo}, verified {at}.
      </span>
    </>
  ) : (
    <>
      <Badge tone="danger">Broken</Badge>
      <span>
        Event {check.brokenAt} was changed, removed or cut off; verified {at}. Compare with a backup.
      </span>
    </>
  );
}
