import { Badge } from "@/app/_ui/badge";
import { aliasStateWords } from "@/app/(console)/[role]/aliases/alias-words";
import type { Alias } from "@/lib/accounts/alias/queries";
import { aliasState } from "@/lib/accounts/alias/state";

/** Whether an alias takes mail. */
export function StateBadge({ row }: { row: Alias }) {
  const { label, tone } = aliasStateWords[aliasState(row)];
  return <Badge tone={tone}>{label}</Badge>;
}
