import type { IdentityConflict } from "@/lib/accounts/external-identity/queries";

/** The kinds of conflicts as a filter names them. */
export const conflictKindWords: Record<IdentityConflict["kind"], string> = {
  "other-account": "Linked to another account",
  "other-source": "Another source",
  "address-changed": "Address has changed",
};

export const conflictKinds = Object.keys(conflictKindWords) as IdentityConflict["kind"][];

type Told = Pick<
  IdentityConflict,
  "kind" | "address" | "providerName" | "source" | "holder" | "holderAddress" | "seenBy"
>;

/** What is not agreed, in a sentence, and what to do about it. */
export function conflictWords(conflict: Told): { what: string; todo: string } {
  const { kind, address, providerName, source, holder, holderAddress } = conflict;
  if (kind === "address-changed")
    return {
      what: `${providerName} now gives the person the address ${address}. The mailbox keeps its own.`,
      todo: "Give the mailbox the new address as an alias if mail to it shall arrive.",
    };
  if (kind === "other-source")
    return {
      what: `This account of ${providerName} has the mailbox's address, but ${source ?? "the local password"} vouches for the mailbox.`,
      todo: `Set the mailbox's source to ${providerName} if the account is its owner's.`,
    };
  if (holderAddress !== null)
    return {
      what: `This account was given the address of somebody who has ${holderAddress} now. Mail to it still lands in that person's mailbox.`,
      todo: "Decide whose the mailbox is. It cannot be linked to this account as long as the other person has it.",
    };
  return {
    what:
      holder === null
        ? "An administrator has unlinked the mailbox, so this account's address alone does not open it."
        : "The mailbox is linked to another account, so this one was kept out.",
    todo: "If it is the same person, deleted and made again at the provider, link the mailbox to this account.",
  };
}

export const seenByWords: Record<IdentityConflict["seenBy"], string> = {
  "sign-in": "at a sign-in",
  directory: "in the directory",
};
