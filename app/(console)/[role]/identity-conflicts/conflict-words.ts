import type { IdentityConflict } from "@/lib/accounts/external-identity/queries";
import { type Text, words } from "@/lib/words/text";

/** The kinds of conflicts as a filter names them. */
export const conflictKindWords = words("console.identityConflicts.kind", {
  "other-account": "Linked to another account",
  "other-source": "Other authentication source",
  "address-changed": "Address changed",
});

const conflictWords = words("console.identityConflicts.conflict", {
  addressChanged: "{provider} now lists {address} as this person's address. The mailbox keeps its own.",
  addAlias: "To receive mail for the new address, add it to the mailbox as an alias.",
  localSource: "This {provider} account has the mailbox's address, but the mailbox uses a local password.",
  otherSource:
    "This {provider} account has the mailbox's address, but the mailbox's authentication source is {source}.",
  changeSource:
    "If the account belongs to the mailbox's owner, change the mailbox's authentication source to {provider}.",
  handedOn:
    "This account was given the address of someone who now has {address}. Mail to the old address still goes to that person's mailbox.",
  decideOwner:
    "Decide who the mailbox belongs to. It can't be linked to this account while the other person has it.",
  unlinked:
    "An administrator unlinked the mailbox, so a matching address alone doesn't link it to this account.",
  otherAccount: "The mailbox is linked to another account, so this one was refused.",
  linkAgain:
    "If it's the same person, deleted and created again at the provider, link the mailbox to this account.",
});

type Told = Pick<
  IdentityConflict,
  "kind" | "address" | "providerName" | "source" | "holder" | "holderAddress" | "seenBy"
>;

/** What is not agreed, in a sentence, and what to do about it. */
export function conflictTexts(conflict: Told): { what: Text; todo: Text } {
  const { kind, address, providerName: provider, source, holder, holderAddress } = conflict;
  if (kind === "address-changed")
    return { what: conflictWords("addressChanged", { provider, address }), todo: conflictWords("addAlias") };
  if (kind === "other-source")
    return {
      what:
        source === null
          ? conflictWords("localSource", { provider })
          : conflictWords("otherSource", { provider, source }),
      todo: conflictWords("changeSource", { provider }),
    };
  if (holderAddress !== null)
    return {
      what: conflictWords("handedOn", { address: holderAddress }),
      todo: conflictWords("decideOwner"),
    };
  return {
    what: conflictWords(holder === null ? "unlinked" : "otherAccount"),
    todo: conflictWords("linkAgain"),
  };
}
