import { type AliasFacts, noAliasFacts } from "@/lib/accounts/alias/plan-directory-aliases";
import type { PersonFacts } from "@/lib/accounts/external-identity/reconcile-person";
import type { Managed } from "@/lib/accounts/mailbox/managed-fields";
import type { DirectoryState, PinnableField } from "@/lib/platform/db/schema/mailbox";

/** A mailbox as far as a directory has a say in it. */
export type KnownMailbox = Managed & {
  id: string;
  address: string;
  identityProviderId: string | null;
  directoryState: DirectoryState;
  directoryReceives: boolean;
  directoryPasswordHash: string | null;
  linkByAddress: boolean;
  pinnedFields: PinnableField[];
};

/** What is here already for one person of the directory. */
export type Known = PersonFacts<KnownMailbox> & {
  /** What is here of the aliases that the directory names. */
  aliases: AliasFacts;
};

export const nothingKnown: Known = {
  linked: null,
  sameAddress: null,
  domain: null,
  isAlias: false,
  aliases: noAliasFacts,
};
