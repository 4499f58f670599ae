import { Badge } from "@/app/_ui/badge";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

export const domainStateWords = words("console.domains.state", { on: "Enabled", off: "Disabled" });

/** Whether a domain is in use. */
export function StateBadge({ active }: { active: boolean }) {
  const t = useWords(domainStateWords);
  return <Badge tone={active ? "good" : "warning"}>{t(active ? "on" : "off")}</Badge>;
}
