import { Badge, type BadgeTone } from "@/app/_ui/badge";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

export const enabledWords = words("console.enabled", { on: "Enabled", off: "Disabled" });

/** Whether something is in use; `off` is how grave it is that it is not. */
export function EnabledBadge({ active, off = "warning" }: { active: boolean; off?: BadgeTone }) {
  const t = useWords(enabledWords);
  return <Badge tone={active ? "good" : off}>{t(active ? "on" : "off")}</Badge>;
}
