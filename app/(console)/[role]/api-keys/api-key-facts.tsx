import { Badge } from "@/app/_ui/badge";
import { LocalTime } from "@/app/_ui/local-time";
import type { ApiKeyEntry } from "@/lib/credentials/api-key/queries";

/** When a key ends or has ended. */
export function Expiry({ at, now = new Date() }: { at: Date | null; now?: Date }) {
  if (!at) return "Never";
  return (
    <span className="grid justify-items-start gap-1">
      <LocalTime value={at.toISOString()} show="date" />
      {at <= now ? <Badge tone="danger">Expired</Badge> : null}
    </span>
  );
}

/** When and from where a key was used last. */
export function LastUse({ lastUsedAt, lastUsedIp }: Pick<ApiKeyEntry, "lastUsedAt" | "lastUsedIp">) {
  if (!lastUsedAt) return <span className="text-muted">Never</span>;
  return (
    <span className="grid gap-0.5">
      <LocalTime value={lastUsedAt.toISOString()} />
      {lastUsedIp ? <span className="text-muted">from {lastUsedIp}</span> : null}
    </span>
  );
}
