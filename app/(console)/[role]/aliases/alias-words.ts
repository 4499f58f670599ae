import type { BadgeTone } from "@/app/_ui/badge";
import type { AliasState } from "@/lib/accounts/alias/state";
import { words } from "@/lib/words/text";

/** The states of an alias. */
export const aliasStateWords = words("console.aliases.state", {
  open: "Active",
  expired: "Expired",
  off: "Disabled",
});

export const aliasStateTones: Record<AliasState, BadgeTone> = {
  open: "good",
  expired: "warning",
  off: "neutral",
};
