/**
 * Why a line of a run is there, and why people are passed over: what it means, and what to do if it is not wanted.
 * A closed list: codes are stored, counted and asked for.
 */
export const syncReasons = {
  "new-person": { text: "New in the directory.", remedy: null },
  "same-address": { text: "The mailbox of this address was waiting for its person.", remedy: null },
  "attributes-changed": { text: "The directory or the template says something else.", remedy: null },
  "person-back": { text: "The person is in the directory again.", remedy: null },
  "person-disabled": {
    text: "The person is disabled in the directory.",
    remedy: "Enable the person there to undo this.",
  },
  "person-gone": {
    text: "The person is no longer in the directory.",
    remedy: "If that is wrong, restore the person there with the same id; the mail is still here.",
  },
  "not-found-yet": {
    text: "The directory does not find the person; it counts as left only after more such reads.",
    remedy: null,
  },
  "record-malformed": {
    text: "The record cannot be read. The person counts as present and nothing is changed.",
    remedy: "Correct the record in the directory.",
  },
  "mail-password-unusable": {
    text: "The person's mail password cannot be used, so there is none here.",
    remedy:
      "Enter one hash of a scheme of Dovecot's, such as {SSHA256}…, in the person's attribute; or empty it.",
  },
  "address-of-other-source": {
    text: "The mailbox of this address has another source.",
    remedy: "Change the mailbox's source to this provider if it is the same person.",
  },
  "identity-conflict": {
    text: "The mailbox of this address is linked to another person of this directory.",
    remedy: "If it is the same person under a new id, link the mailbox to the new account.",
  },
  "link-by-hand": {
    text: "The mailbox of this address was unlinked by an administrator, so its address alone links nobody to it.",
    remedy: "If the mailbox is the person's, link it to the account.",
  },
  "address-changed": {
    text: "The person has another address in the directory now. The mailbox keeps its own.",
    remedy:
      "Give the mailbox the new address as an alias, or let the provider do so by itself. Before somebody else gets the old one, see “When a person's account at the provider changes” in the documentation.",
  },
  "linking-off": {
    text: "The mailbox of this address has this source, but linking by address is switched off.",
    remedy: "Switch on that a mailbox may be linked by its address, or let the person sign in.",
  },
  "address-invalid": {
    text: "The e-mail address cannot be a mailbox here.",
    remedy: "Correct it in the directory.",
  },
  "address-reserved": {
    text: "The e-mail address speaks for the whole domain; such mailboxes are made by administrators only.",
    remedy: "Create the mailbox by hand if the person shall have it.",
  },
  "alias-invalid": {
    text: "The directory names aliases that cannot be addresses here.",
    remedy: "Correct them in the directory.",
  },
  "alias-reserved": {
    text: "The directory names aliases that speak for the whole domain; these are made by administrators only.",
    remedy: "Create the alias by hand if the person shall have it.",
  },
  "alias-of-other-provider": {
    text: "The directory names aliases of a domain that belongs to another provider.",
    remedy: "Choose this provider at the domain, or none; or create the alias by hand.",
  },
  "alias-taken": {
    text: "The directory names aliases that are a mailbox's or another's alias already.",
    remedy:
      "Take the address away from one of the two. If it moves from one person to another, the next run does it.",
  },
  "alias-domain-full": {
    text: "The directory names aliases of a domain that has all it may have.",
    remedy: "Raise the number of aliases of the domain.",
  },
  "aliases-too-many": {
    text: "The directory names more aliases than a mailbox can have from it.",
    remedy: "Check that the attribute lists aliases of this one person.",
  },
  "no-template": {
    text: "No mapping fits, and neither the provider nor the domain has a default template.",
    remedy: "Add a mapping or choose a default template.",
  },
  "email-missing": { text: "The person has no e-mail address.", remedy: "Enter one in the directory." },
  "email-unverified": {
    text: "The e-mail address is not verified.",
    remedy: "Verify it in the directory, or switch off that it must be.",
  },
  "email-not-allowed": {
    text: "The provider may not bring people of this domain.",
    remedy: "Add the domain to the provider's allowed domains.",
  },
  "domain-unknown": {
    text: "The domain of the address is not here.",
    remedy: "Create the domain if it is yours.",
  },
  "domain-of-other-provider": {
    text: "The domain of the address belongs to another provider.",
    remedy: "Choose this provider at the domain, or none, if its people shall come from here.",
  },
  "domain-inactive": { text: "The domain is switched off.", remedy: "Switch it on." },
  "import-off": {
    text: "People are not imported.",
    remedy: "Switch on the import, or let the person sign in.",
  },
  "federation-silent": {
    text: "The directory shows the person as disabled without having disabled anybody: the LDAP behind it does not answer, or no longer vouches for the person. The person counts as present and nothing is changed.",
    remedy:
      "Test the connection of the user federation in Keycloak. Somebody who shall leave: disable or delete the person there.",
  },
  "leavers-kept": {
    text: "The person is disabled or gone, and leavers are left alone.",
    remedy: "Choose what shall become of leavers.",
  },
} as const satisfies Record<string, { text: string; remedy: string | null }>;

export type SyncReason = keyof typeof syncReasons;
