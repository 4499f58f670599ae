import { type AliasFacts, noAliasFacts } from "@/lib/alias/plan-directory-aliases";
import type { DirectoryState, PinnableField } from "@/lib/db/schema/mailbox";
import type { PersonFacts } from "@/lib/external-identity/reconcile-person";
import type { Managed } from "@/lib/mailbox/managed-fields";

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
  ...{ linked: null, sameAddress: null, domain: null, isAlias: false },
  aliases: noAliasFacts,
};
