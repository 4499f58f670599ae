import { Badge } from "@/app/_ui/badge";
import { useWords } from "@/app/_words/use-words";
import { aliasStateTones, aliasStateWords } from "@/app/(console)/[role]/aliases/alias-words";
import type { Alias } from "@/lib/accounts/alias/queries";
import { aliasState } from "@/lib/accounts/alias/state";

/** Whether an alias takes mail. */
export function StateBadge({ row }: { row: Alias }) {
  const t = useWords(aliasStateWords);
  const state = aliasState(row);
  return <Badge tone={aliasStateTones[state]}>{t(state)}</Badge>;
}
