import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

/*
 * Why a line of a run is there, and why people are skipped: what it means, and what to do if it is not wanted. A closed
 * list: codes are stored, counted and asked for.
 */

const reasonWords = words("directory.reason", {
  "new-person": "New in the directory.",
  "same-address": "The mailbox with this address was waiting for its person.",
  "attributes-changed": "The directory or the template has changed.",
  "person-back": "The person is in the directory again.",
  "person-disabled": "The person is disabled in the directory.",
  "person-gone": "The person is no longer in the directory.",
  "not-found-yet":
    "The directory doesn't return this person. They are treated as removed only after more reads like this.",
  "record-malformed": "The record can't be read. The person is treated as present, and nothing is changed.",
  "mail-password-unusable": "The person's mail password can't be used, so there is none here.",
  "address-of-other-source": "The mailbox with this address has another authentication source.",
  "identity-conflict": "The mailbox with this address is linked to another person in this directory.",
  "link-by-hand":
    "An administrator unlinked the mailbox with this address, so a matching address alone doesn't link it again.",
  "address-changed": "The person now has another address in the directory. The mailbox keeps its own.",
  "linking-off":
    "The mailbox with this address has this authentication source, but linking by address is disabled.",
  "address-invalid": "The email address can't be a mailbox here.",
  "address-reserved":
    "The email address is reserved for the domain as a whole. Only administrators can create such mailboxes.",
  "alias-invalid": "The directory lists aliases that can't be addresses here.",
  "alias-reserved":
    "The directory lists aliases that are reserved for the domain as a whole. Only administrators can create them.",
  "alias-of-other-provider": "The directory lists aliases in a domain that belongs to another provider.",
  "alias-taken": "The directory lists aliases that already belong to a mailbox or another alias.",
  "alias-domain-full":
    "The directory lists aliases in a domain that has reached its maximum number of aliases.",
  "aliases-too-many": "The directory lists more aliases than a mailbox can get from it.",
  "no-template": "No mapping matches, and neither the provider nor the domain has a default template.",
  "email-missing": "The person has no email address.",
  "email-unverified": "The email address isn't verified.",
  "email-not-allowed": "The provider isn't allowed to bring people in this domain.",
  "domain-unknown": "The domain of the address doesn't exist here.",
  "domain-of-other-provider": "The domain of the address belongs to another provider.",
  "domain-inactive": "The domain is disabled.",
  "import-off": "Importing people is disabled.",
  "federation-silent":
    "The directory reports the person as disabled without having disabled anybody: the LDAP server behind it isn't responding or no longer confirms the person. The person is treated as present, and nothing is changed.",
  "leavers-kept": "The person is disabled or gone, and deprovisioned users are left unchanged.",
});

const remedyWords = words("directory.reasonRemedy", {
  "person-disabled": "To undo this, enable the person there.",
  "person-gone": "If this is wrong, restore the person there with the same ID. The mail is still here.",
  "record-malformed": "Correct the record in the directory.",
  "mail-password-unusable":
    "Enter a hash with a scheme that Dovecot supports, such as '{SSHA256}'…, in the person's attribute, or clear it.",
  "address-of-other-source":
    "If it's the same person, change the mailbox's authentication source to this provider.",
  "identity-conflict": "If it's the same person with a new ID, link the mailbox to the new account.",
  "link-by-hand": "If the mailbox belongs to the person, link it to the account.",
  "address-changed":
    "Add the new address to the mailbox as an alias, or let the provider do so automatically. Before somebody else gets the old address, see “When a person's account at the provider changes” in the documentation.",
  "linking-off": "Enable linking by address, or ask the person to sign in.",
  "address-invalid": "Correct it in the directory.",
  "address-reserved": "Create the mailbox manually if the person should have it.",
  "alias-invalid": "Correct them in the directory.",
  "alias-reserved": "Create the alias manually if the person should have it.",
  "alias-of-other-provider": "Choose this provider or none for the domain, or create the alias manually.",
  "alias-taken":
    "Remove the address from one of the two. If it moves from one person to another, the next run takes care of it.",
  "alias-domain-full": "Raise the domain's maximum number of aliases.",
  "aliases-too-many": "Check that the attribute lists the aliases of this one person only.",
  "no-template": "Add a mapping or choose a default template.",
  "email-missing": "Add one in the directory.",
  "email-unverified": "Verify it in the directory, or stop requiring verified addresses.",
  "email-not-allowed": "Add the domain to the provider's allowed domains.",
  "domain-unknown": "Create the domain if it's yours.",
  "domain-of-other-provider":
    "Choose this provider or none for the domain if its people should come from here.",
  "domain-inactive": "Enable it.",
  "import-off": "Enable the import, or ask the person to sign in.",
  "federation-silent":
    "Test the connection of the user federation in Keycloak. To remove somebody, disable or delete the person there.",
  "leavers-kept": "Choose what happens to deprovisioned users.",
});

export type SyncReason = keyof typeof reasonWords.english;

const isReason = (code: string): code is SyncReason => Object.hasOwn(reasonWords.english, code);
const hasRemedy = (code: string): code is keyof typeof remedyWords.english =>
  Object.hasOwn(remedyWords.english, code);

/** What a reason means; a code that is not known any more is said as it is. */
export const reasonText = (code: string): Text => (isReason(code) ? reasonWords(code) : verbatim(code));

/** What to do about a reason; null where nothing need be done. */
export const remedyText = (code: string): Text | null => (hasRemedy(code) ? remedyWords(code) : null);
