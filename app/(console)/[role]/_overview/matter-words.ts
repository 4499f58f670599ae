import { overviewWords } from "@/app/(console)/[role]/_overview/words";
import { listHref } from "@/app/(console)/list-query";
import type { Matter } from "@/lib/upkeep/overview/read-attention";
import { sentences } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

export interface MatterTexts {
  what: Text;
  todo: Text;
  /** The page that mends it; null where there is none for this administrator. */
  page: { href: string; link: Text } | null;
}

const what = words("console.overview.matter", {
  "no-domain": "There are no mail domains yet.",
  noOwnDomain: "No domain is assigned to you yet.",
  "no-mailbox": "There are no mailboxes yet.",
  "trail-broken":
    "The audit log is broken at event {count, number}: it was changed, removed or cut off there.",
  "access-still-open":
    "{count, plural, one {# mailbox} other {# mailboxes}} may still have open mail connections, although access has ended.",
  "sync-waiting": "The sync of {name} is waiting because it would change a lot.",
  "sync-failed": "The last sync of {name} failed.",
  "notices-waiting":
    "Directory events from {name} are waiting because together they would change {count, plural, one {# mailbox} other {# mailboxes}}.",
  "notices-failing": "Directory events from {name} aren't arriving at the moment.",
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
  "domain-nearly-full": "{name} is nearly full: it has {count, plural, one {# mailbox} other {# mailboxes}}.",
  "left-people":
    "{count, plural, one {# mailbox belongs to a person who is} other {# mailboxes belong to people who are}} disabled or missing in the directory.",
  "no-way-in":
    "{count, plural, one {# mailbox has} other {# mailboxes have}} neither a password nor an identity provider.",
  "many-rejections":
    "{count, plural, one {# rejected login} other {# rejected logins}} for {name} in the last 24 hours.",
});

const todo = words("console.overview.matterRemedy", {
  "no-domain":
    "Start here: mailboxes and aliases belong to a domain, and people from an identity provider need one to sign in.",
  noOwnDomain: "Ask a superadmin to assign one.",
  "no-mailbox":
    "Create one, or let people sign in with an identity provider: their mailboxes are created at the first sign-in.",
  "trail-broken": "Compare it with a backup, and find out who can write to the database.",
  notTold: "The mail server couldn't be told.",
  "access-still-open":
    "Check that Dovecot is running and its API is reachable. This is retried until it succeeds.",
  "sync-waiting": "Review its plan, then approve or cancel it.",
  "sync-failed": "People who joined or left since then aren't known here. The run shows the reason.",
  "notices-waiting": "Review the changes of the waiting run, then approve or cancel it.",
  "notices-failing":
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
  "domain-nearly-full":
    "Once the limit is reached, no mailboxes can be created, neither manually nor at a first sign-in.",
  "left-people": "Nobody can sign in to them. Decide whether they should still receive mail.",
  "no-way-in": "Nobody can sign in to them. Set a password or change the authentication source.",
  "many-rejections": "Someone is guessing the password, or an app still uses an old one.",
});

const links = words("console.overview.matterLink", {
  addDomain: "Add a domain",
  createMailbox: "Create a mailbox",
  runs: "View runs",
  conflicts: "View conflicts",
  logins: "View these logins",
  domain: "View domain",
  mailboxes: "View mailboxes",
});

/** A matter in words, with the page that mends it; `start` is where the role's pages begin. */
export function matterTexts({ kind, subject, count, cause }: Matter, start: string): MatterTexts {
  const name = subject ?? "";
  const page = (href: string, link: Text) => ({ href, link });
  const provider =
    start === "/admin" ? page(`${start}/providers/${name}`, overviewWords("viewProvider")) : null;
  const runs = page(listHref(`${start}/sync-runs`, {}, { provider: name }), links("runs"));
  const conflicts = (kind: string) =>
    page(listHref(`${start}/identity-conflicts`, {}, { kind }), links("conflicts"));
  const logins = (query: Record<string, string>) =>
    page(listHref(`${start}/logins`, {}, query), links("logins"));
  const mailboxes = page(`${start}/mailboxes`, links("mailboxes"));
  const because = (advice: Text) => (cause ? sentences(cause, advice) : advice);
  const texts: Record<Matter["kind"], MatterTexts> = {
    "no-domain":
      start === "/admin"
        ? {
            what: what("no-domain"),
            todo: todo("no-domain"),
            page: page(`${start}/domains/new`, links("addDomain")),
          }
        : { what: what("noOwnDomain"), todo: todo("noOwnDomain"), page: null },
    "no-mailbox": {
      what: what("no-mailbox"),
      todo: todo("no-mailbox"),
      page: page(`${start}/mailboxes/new`, links("createMailbox")),
    },
    "trail-broken": { what: what("trail-broken", { count }), todo: todo("trail-broken"), page: null },
    "access-still-open": {
      what: what("access-still-open", { count }),
      todo: sentences(cause ?? todo("notTold"), todo("access-still-open")),
      page: null,
    },
    "sync-waiting": { what: what("sync-waiting", { name }), todo: todo("sync-waiting"), page: runs },
    "sync-failed": { what: what("sync-failed", { name }), todo: todo("sync-failed"), page: runs },
    "notices-waiting": {
      what: what("notices-waiting", { name, count }),
      todo: todo("notices-waiting"),
      page: runs,
    },
    "notices-failing": {
      what: what("notices-failing", { name }),
      todo: todo("notices-failing"),
      page: provider,
    },
    "addresses-handed-on": {
      what: what("addresses-handed-on", { count }),
      todo: todo("addresses-handed-on"),
      page: conflicts("other-account"),
    },
    "accounts-kept-out": {
      what: what("accounts-kept-out", { count }),
      todo: todo("accounts-kept-out"),
      page: conflicts("other-account"),
    },
    "addresses-changed": {
      what: what("addresses-changed", { count }),
      todo: todo("addresses-changed"),
      page: conflicts("address-changed"),
    },
    "addresses-of-two-providers": {
      what: what("addresses-of-two-providers", { count }),
      todo: todo("addresses-of-two-providers"),
      page: conflicts("other-source"),
    },
    "undecided-logins": {
      what: what("undecided-logins", { count }),
      todo: todo("undecided-logins"),
      page: logins({ result: "unavailable" }),
    },
    "source-switched-off": {
      what: what("source-switched-off", { name, count }),
      todo: todo("source-switched-off"),
      page: provider,
    },
    "provider-without-template": {
      what: what("provider-without-template", { name }),
      todo: todo("provider-without-template"),
      page: provider,
    },
    "provider-claims-any-domain": {
      what: what("provider-claims-any-domain", { name }),
      todo: because(todo("provider-claims-any-domain")),
      page: provider,
    },
    "provider-address-unproven": {
      what: what("provider-address-unproven", { name }),
      todo: because(todo("provider-address-unproven")),
      page: provider,
    },
    "domain-nearly-full": {
      what: what("domain-nearly-full", { name, count }),
      todo: todo("domain-nearly-full"),
      page: page(`${start}/domains/${name}`, links("domain")),
    },
    "left-people": { what: what("left-people", { count }), todo: todo("left-people"), page: mailboxes },
    "no-way-in": { what: what("no-way-in", { count }), todo: todo("no-way-in"), page: mailboxes },
    "many-rejections": {
      what: what("many-rejections", { name, count }),
      todo: todo("many-rejections"),
      page: logins({ address: name, result: "rejected" }),
    },
  };
  return texts[kind];
}
