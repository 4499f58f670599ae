import { Badge } from "@/app/_ui/badge";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import type { ApiKeyEntry } from "@/lib/credentials/api-key/queries";
import { words } from "@/lib/words/text";

const factWords = words("console.apiKeys.facts", {
  never: "Never",
  expired: "Expired",
  from: "from {ip}",
});

/** When a key ends or has ended. */
export function Expiry({ at, now = new Date() }: { at: Date | null; now?: Date }) {
  const t = useWords(factWords);
  if (!at) return t("never");
  return (
    <span className="grid justify-items-start gap-1">
      <LocalTime value={at} show="date" />
      {at <= now ? <Badge tone="danger">{t("expired")}</Badge> : null}
    </span>
  );
}

/** When and from where a key was used last. */
export function LastUse({ lastUsedAt, lastUsedIp }: Pick<ApiKeyEntry, "lastUsedAt" | "lastUsedIp">) {
  const t = useWords(factWords);
  if (!lastUsedAt) return <span className="text-muted">{t("never")}</span>;
  return (
    <span className="grid gap-0.5">
      <LocalTime value={lastUsedAt} />
      {lastUsedIp ? <span className="text-muted">{t("from", { ip: lastUsedIp })}</span> : null}
    </span>
  );
}
