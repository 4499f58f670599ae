import type { LinkDoubt, LinkRefusal } from "@/lib/directory/link-again/judge-account";
import { type Text, words } from "@/lib/words/text";

const refusalWords = words("directory.linkRefusal", {
  "other-source":
    "The mailbox has another authentication source. Change its authentication source to this provider first.",
  "address-handed-on":
    "The person linked to the mailbox now has another address, and this account was given the old one, so the mail doesn't belong to this account. If that is wrong, unlink the mailbox first.",
  "account-gone": "The directory doesn't know this account.",
  "account-disabled": "The account is disabled in the directory. Enable it there first.",
  "linked-already": "This account is already linked to a mailbox. Unlink it there first.",
});

const doubtWords = words("directory.linkDoubt", {
  "old-account-there": "The account that the mailbox is linked to still exists in the directory.",
  "old-account-disabled":
    "The account that the mailbox is linked to still exists in the directory, but is disabled.",
  "directory-silent": "The directory isn't responding, so it's unknown whether the old account still exists.",
  "address-differs": "The account's address differs from the mailbox's.",
  "address-unproven": "The provider hasn't verified the mailbox's address for this account.",
  "name-differs": "The account's name differs from the mailbox's.",
  "several-accounts": "Several accounts claim this mailbox.",
});

/** Why an account cannot be linked, and what to do, for administrators. */
export const refusalText = (refusal: LinkRefusal): Text => refusalWords(refusal);

/** Why an administrator must be sure that it is the same person. */
export const doubtText = (doubt: LinkDoubt): Text => doubtWords(doubt);
