import type { BadgeTone } from "@/app/_ui/badge";
import type { CreateAliasOutcome } from "@/lib/accounts/alias/create-alias";
import type { Alias } from "@/lib/accounts/alias/queries";
import type { AliasState } from "@/lib/accounts/alias/state";

/** The states of an alias for people. */
export const aliasStateWords: Record<AliasState, { label: string; tone: BadgeTone }> = {
  open: { label: "Takes mail", tone: "good" },
  expired: { label: "Ended", tone: "warning" },
  off: { label: "Switched off", tone: "neutral" },
};

/** Who looks after an alias. */
export const managerWords: Record<Alias["managedBy"], string> = {
  administrator: "Administrators",
  owner: "The person behind the mailbox",
  directory: "The directory of its identity provider",
};

type Refusal = Extract<CreateAliasOutcome, { created: false }>["reason"];

/** Why a domain does not take a new alias, and what to do. */
export const aliasRefusals: Record<Refusal, string> = {
  "domain-unknown": "There is no such domain here. Aliases are made in a domain of this server.",
  "domain-inactive": "The domain of this address is switched off.",
  "domain-full": "The domain of this address has all the aliases it may have.",
  "address-taken": "A mailbox or an alias has this address already.",
};
