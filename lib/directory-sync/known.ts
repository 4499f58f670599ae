import { type AliasFacts, noAliasFacts } from "@/lib/alias/plan-directory-aliases";
import type { DirectoryState, PinnableField } from "@/lib/db/schema/mailbox";
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
export interface Known {
  /** The mailbox that the person's id is linked to. */
  linked: KnownMailbox | null;
  /** When nothing is linked: the mailbox at the person's address, and whether another person is linked to it. */
  sameAddress: { mailbox: KnownMailbox; hasOther: boolean } | null;
  /** When nothing is linked: the domain of the person's address, if it is one of ours. */
  domain: { active: boolean; defaultTemplateId: string | null; identityProviderId: string | null } | null;
  /** What is here of the aliases that the directory names. */
  aliases: AliasFacts;
}

export const nothingKnown: Known = { linked: null, sameAddress: null, domain: null, aliases: noAliasFacts };
