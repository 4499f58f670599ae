import type { LinkDoubt, LinkRefusal } from "@/lib/directory/link-again/judge-account";

/** Why an account cannot be linked, and what to do, for administrators. */
export const refusalTexts: Record<LinkRefusal, string> = {
  "other-source": "The mailbox has another source. Set its source to this provider first.",
  "address-handed-on":
    "The person linked to the mailbox has another address now, and this account was given the old one: the mail is not this account's. Unlink the mailbox first if that is wrong.",
  "account-gone": "The directory does not know this account.",
  "account-disabled": "The account is disabled in the directory. Enable it there first.",
  "linked-already": "This account is linked to a mailbox already. Unlink it there first.",
};

/** Why an administrator must be sure that it is the same person. */
export const doubtTexts: Record<LinkDoubt, string> = {
  "old-account-there": "The account that the mailbox is linked to still exists in the directory.",
  "old-account-disabled":
    "The account that the mailbox is linked to still exists in the directory, disabled.",
  "directory-silent": "The directory does not answer, so nobody knows whether the old account still exists.",
  "address-differs": "The account's address is not the mailbox's.",
  "address-unproven": "The provider has not proven the mailbox's address for this account.",
  "name-differs": "The account has another name than the mailbox.",
  "several-accounts": "Several accounts claim this mailbox.",
};
