import { overviewWords } from "@/app/(console)/[role]/_overview/words";
import { listHref } from "@/app/(console)/list-query";
import type { AttentionItem } from "@/lib/upkeep/overview/read-attention";
import { sentences } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

export interface AttentionTexts {
  what: Text;
  todo: Text;
  /** The page that mends it; null where there is none for this administrator. */
  page: { href: string; link: Text } | null;
}

const what = words("console.overview.attentionItem", {
  "no-domain": "There are no mail domains yet.",
  noOwnDomain: "No domain is assigned to you yet.",
  "no-mailbox": "There are no mailboxes yet.",
  "audit-log-broken":
    "The audit log is broken at event {count, number}: it was changed, removed or cut off there.",
  "access-still-open":
    "{count, plural, one {# mailbox} other {# mailboxes}} may still have open mail connections, although access has ended.",
  "sync-waiting": "The sync of {name} is waiting because it would change a lot.",
  "sync-failed": "The last sync of {name} failed.",
  "directory-events-waiting":
    "Directory events from {name} are waiting because together they would change {count, plural, one {# mailbox} other {# mailboxes}}.",
  "directory-events-failing": "Directory events from {name} aren't arriving at the moment.",
  "addresses-handed-on":
    "{count, plural, one {# account was given an address whose mailbox belongs} other {# accounts were given addresses whose mailboxes belong}} to someone else.",
  "accounts-kept-out":
    "{count, plural, one {# account was refused because its mailbox is} other {# accounts were refused because their mailboxes are}} linked to another account.",
  "addresses-changed":
    "{count, plural, one {# person has} other {# people have}} a different address at the provider than here.",
  "addresses-of-two-providers":
    "{count, plural, one {# account was refused because its mailbox has} other {# accounts were refused because their mailboxes have}} another authentication source.",
  "undecided-logins":
    "{count, plural, one {# login} other {# logins}} of the last 24 hours couldn't be decided.",
  "source-switched-off":
    "{count, plural, one {# mailbox signs} other {# mailboxes sign}} in with {name}, which is disabled.",
  "provider-without-template": "{name} has no default template and no mappings.",
  "provider-claims-any-domain":
    "People from {name} can claim free addresses in domains that aren't assigned to a provider.",
  "provider-address-unproven": "Nothing verifies the addresses that {name} sends.",
  "groups-without-members":
    "{count, plural, one {# group} other {# groups}} of {name} used for roles, templates or shared mailboxes {count, plural, one {has} other {have}} no known members.",
  "domain-nearly-full": "{name} is nearly full: it has {count, plural, one {# mailbox} other {# mailboxes}}.",
  "left-people":
    "{count, plural, one {# mailbox belongs to a person who is} other {# mailboxes belong to people who are}} disabled or missing in the directory.",
  "no-way-in":
    "{count, plural, one {# mailbox has} other {# mailboxes have}} neither a password nor an identity provider.",
  "many-rejections":
    "{count, plural, one {# rejected login} other {# rejected logins}} for {name} in the last 24 hours.",
});

const todo = words("console.overview.attentionRemedy", {
  "no-domain":
    "Start here: mailboxes and aliases belong to a domain, and people from an identity provider need one to sign in.",
  noOwnDomain: "Ask a superadmin to assign one.",
  "no-mailbox":
    "Create one, or let people sign in with an identity provider: their mailboxes are created at the first sign-in.",
  "audit-log-broken": "Compare it with a backup, and find out who can write to the database.",
  notTold: "The mail server couldn't be told.",
  "access-still-open":
    "Check that Dovecot is running and its API is reachable. This is retried until it succeeds.",
  "sync-waiting": "Review its plan, then approve or cancel it.",
  "sync-failed": "People who joined or left since then aren't known here. The run shows the reason.",
  "directory-events-waiting": "Review the changes of the waiting run, then approve or cancel it.",
  "directory-events-failing":
    "Until this is fixed, only full runs notice when someone is disabled. The provider's page shows the reason.",
  "addresses-handed-on":
    "The person linked to the mailbox has a new address, and mail to the old one still goes to them. Decide who the mailbox belongs to.",
  "accounts-kept-out":
    "This happens when someone is deleted and created again at the provider. If it's the same person, link the mailbox to the new account.",
  "addresses-changed":
    "Mailboxes keep their own addresses. Add the new address as an alias, or change the provider's settings to have this done automatically.",
  "addresses-of-two-providers":
    "The mailbox belongs to another provider or uses a local password. Decide who it belongs to.",
  "undecided-logins":
    "Something was down at the time. People were told to try again, not that their password is wrong.",
  "source-switched-off":
    "Their owners can't use single sign-on. Enable the provider, or change the authentication source of these mailboxes.",
  "provider-without-template": "New people can't sign in with it. Choose a template.",
  "provider-claims-any-domain": "Enter its mail domains, or choose a provider for each domain.",
  "provider-address-unproven": "Enter the claim that verifies them.",
  "groups-without-members":
    "Groups are known by name. If one was renamed at the provider, enter its new name here: a new group with the old name would get what it gives.",
  "domain-nearly-full":
    "Once the limit is reached, no mailboxes can be created, neither manually nor at a first sign-in.",
  "left-people": "Nobody can sign in to them. Decide whether they should still receive mail.",
  "no-way-in": "Nobody can sign in to them. Set a password or change the authentication source.",
  "many-rejections": "Someone is guessing the password, or an app still uses an old one.",
});

const links = words("console.overview.attentionLink", {
  addDomain: "Add a domain",
  createMailbox: "Create a mailbox",
  runs: "View runs",
  conflicts: "View conflicts",
  logins: "View these logins",
  domain: "View domain",
  mailboxes: "View mailboxes",
});

interface Remedy {
  /** Below the start of the role's pages. */
  below: (name: string) => string;
  link: Text;
}

const provider: Remedy = { below: (name) => `/providers/${name}`, link: overviewWords("viewProvider") };
const runs: Remedy = {
  below: (name) => listHref("/sync-runs", {}, { provider: name }),
  link: links("runs"),
};
const mailboxes: Remedy = { below: () => "/mailboxes", link: links("mailboxes") };
const conflicts = (kind: string): Remedy => ({
  below: () => listHref("/identity-conflicts", {}, { kind }),
  link: links("conflicts"),
});

/** The page that mends each item. */
const remedies: Record<AttentionItem["kind"], Remedy | null> = {
  "no-domain": { below: () => "/domains/new", link: links("addDomain") },
  "no-mailbox": { below: () => "/mailboxes/new", link: links("createMailbox") },
  "audit-log-broken": null,
  "access-still-open": null,
  "sync-waiting": runs,
  "sync-failed": runs,
  "directory-events-waiting": runs,
  "directory-events-failing": provider,
  "addresses-handed-on": conflicts("other-account"),
  "accounts-kept-out": conflicts("other-account"),
  "addresses-changed": conflicts("address-changed"),
  "addresses-of-two-providers": conflicts("other-source"),
  "undecided-logins": {
    below: () => listHref("/logins", {}, { result: "unavailable" }),
    link: links("logins"),
  },
  "source-switched-off": provider,
  "provider-without-template": provider,
  "provider-claims-any-domain": provider,
  "provider-address-unproven": provider,
  "groups-without-members": provider,
  "domain-nearly-full": { below: (name) => `/domains/${name}`, link: links("domain") },
  "left-people": mailboxes,
  "no-way-in": mailboxes,
  "many-rejections": {
    below: (name) => listHref("/logins", {}, { address: name, result: "rejected" }),
    link: links("logins"),
  },
};

/** An item in words, with the page that mends it; `start` is where the role's pages begin. */
export function attentionTexts(
  { kind, subject, count, cause }: AttentionItem,
  start: string,
): AttentionTexts {
  const isSuperadmin = start === "/admin";
  if (kind === "no-domain" && !isSuperadmin)
    return { what: what("noOwnDomain"), todo: todo("noOwnDomain"), page: null };
  const name = subject ?? "";
  const remedy = remedies[kind];
  const because = cause ?? (kind === "access-still-open" ? todo("notTold") : null);
  return {
    // Each text takes of these what it asks for.
    what: { ...what(kind), values: { name, count } },
    todo: because ? sentences(because, todo(kind)) : todo(kind),
    page:
      remedy && (remedy !== provider || isSuperadmin)
        ? { href: start + remedy.below(name), link: remedy.link }
        : null,
  };
}
