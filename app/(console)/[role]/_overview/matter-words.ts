import { listHref } from "@/app/(console)/list-query";
import type { Matter } from "@/lib/upkeep/overview/read-attention";
import { say } from "@/lib/words/text";

export interface MatterWords {
  what: string;
  todo: string;
  /** The page that mends it; null where there is none for this administrator. */
  href: string | null;
  link: string;
}

const mailboxes = (count: number) => (count === 1 ? "One mailbox" : `${count} mailboxes`);

const accounts = (count: number) => (count === 1 ? "One account was" : `${count} accounts were`);

/** A matter in words, with the page that mends it; `start` is where the role's pages begin. */
export function matterWords({ kind, subject, count, cause: behind }: Matter, start: string): MatterWords {
  const cause = behind && say(behind);
  const name = subject ?? "";
  const provider =
    start === "/admin" ? { href: `${start}/providers/${name}`, link: "Open the provider" } : nowhere;
  const runs = { href: listHref(`${start}/sync-runs`, {}, { provider: name }), link: "Show its runs" };
  const conflicts = (kind: string) => ({
    href: listHref(`${start}/identity-conflicts`, {}, { kind }),
    link: "Show them",
  });
  const list = { href: `${start}/mailboxes`, link: "All mailboxes" };
  const words: Record<Matter["kind"], MatterWords> = {
    "no-domain":
      start === "/admin"
        ? {
            what: "There is no mail domain yet.",
            todo: "It comes first: mailboxes and aliases are in one, and the people of an identity provider come in by it.",
            href: `${start}/domains/new`,
            link: "Add the first domain",
          }
        : { what: "No domain is given to you yet.", todo: "Ask a superadmin for one.", ...nowhere },
    "no-mailbox": {
      what: "There is no mailbox yet.",
      todo: "Make one, or let people come in by an identity provider: theirs are made when they first sign in.",
      href: `${start}/mailboxes/new`,
      link: "Make the first mailbox",
    },
    "trail-broken": {
      what: `The audit trail is broken at event ${count}: it was changed, removed or cut off there.`,
      todo: "Compare it with a backup, and find out who can write to the database.",
      ...nowhere,
    },
    "access-still-open": {
      what: `${mailboxes(count)} may still have mail connections open, although their access has ended.`,
      todo: `${cause ?? "The mail server could not be told."} See whether Dovecot runs and its API may be asked; it is tried again until it is done.`,
      ...nowhere,
    },
    "sync-waiting": {
      what: `The sync of ${name} waits: it would change much.`,
      todo: "Look at its plan, then approve or cancel it.",
      ...runs,
    },
    "sync-failed": {
      what: `The last sync of ${name} failed.`,
      todo: "People who have joined or left since are not known here. The run says why.",
      ...runs,
    },
    "notices-waiting": {
      what: `Notices of ${name} wait: together they would change much (${count} mailboxes).`,
      todo: "Look at the lines of the waiting run, then approve or cancel it.",
      ...runs,
    },
    "notices-failing": {
      what: `Changes at ${name} are not heard of at the moment.`,
      todo: "Until that is mended, only full runs notice who was disabled. The provider's page says why.",
      ...provider,
    },
    "addresses-handed-on": {
      what: `${accounts(count)} given an address whose mailbox is somebody else's.`,
      todo: "The person linked to the mailbox has another address now, and mail to the former one still lands there. Decide whose it is.",
      ...conflicts("other-account"),
    },
    "accounts-kept-out": {
      what: `${accounts(count)} kept out: the mailbox of the address is linked to another account.`,
      todo: "That is so when somebody was deleted and made again at the provider. If it is the same person, link the mailbox to the new account.",
      ...conflicts("other-account"),
    },
    "addresses-changed": {
      what: `${count === 1 ? "One person has" : `${count} people have`} another address at the provider than here.`,
      todo: "The mailbox keeps its own. Give it the new address as an alias, or let the provider do so by itself.",
      ...conflicts("address-changed"),
    },
    "addresses-of-two-providers": {
      what: `${accounts(count)} kept out: the mailbox of the address has another source.`,
      todo: "Another provider, or the local password, vouches for it. Decide whose the mailbox is.",
      ...conflicts("other-source"),
    },
    "undecided-logins": {
      what: `${count} logins of the last 24 hours could not be decided.`,
      todo: "Something was down then. People were told to try again, not that their password is wrong.",
      href: listHref(`${start}/logins`, {}, { result: "unavailable" }),
      link: "Show these logins",
    },
    "source-switched-off": {
      what: `${mailboxes(count)} ${count === 1 ? "belongs" : "belong"} to ${name}, which is switched off.`,
      todo: "Nobody of them can use single sign-on. Switch the provider on, or give them another source.",
      ...provider,
    },
    "provider-without-template": {
      what: `${name} has no default template and no mapping.`,
      todo: "Nobody new can come in by it. Choose a template.",
      ...provider,
    },
    "provider-claims-any-domain": {
      what: `People of ${name} can claim free addresses of domains that name no provider.`,
      todo: `${cause ?? ""} Name its mail domains, or choose a provider at each domain.`,
      ...provider,
    },
    "provider-address-unproven": {
      what: `Nothing proves the addresses that ${name} sends.`,
      todo: `${cause ?? ""} Name the claim that proves it.`,
      ...provider,
    },
    "domain-nearly-full": {
      what: `${name} is nearly full: ${mailboxes(count).toLowerCase()}.`,
      todo: "At the limit no mailbox can be created, neither by hand nor at a first sign-in.",
      href: `${start}/domains/${name}`,
      link: "Open the domain",
    },
    "left-people": {
      what: `${mailboxes(count)} whose person is disabled or missing in the directory.`,
      todo: "Nobody can sign in there. Decide whether they still take mail.",
      ...list,
    },
    "no-way-in": {
      what: `${mailboxes(count)} without a password and without an identity provider.`,
      todo: "Nobody can sign in there. Set a password or a source.",
      ...list,
    },
    "many-rejections": {
      what: `${count} rejected logins for ${name} in the last 24 hours.`,
      todo: "Somebody guesses, or an app still has an old password.",
      href: listHref(`${start}/logins`, {}, { address: name, result: "rejected" }),
      link: "Show these logins",
    },
  };
  return words[kind];
}

const nowhere = { href: null, link: "" };
