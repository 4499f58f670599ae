import type { findAliasByAddress } from "@/lib/accounts/alias/queries";
import type { SignOnAnswer } from "@/lib/doors/login-doctor/sign-on-steps";
import { type LoginStep, passes, stops } from "@/lib/doors/login-doctor/step";
import { words } from "@/lib/words/text";

const addressWords = words("loginDoctor.address", {
  notAnAddress: "{typed} can't be a mailbox address.",
  notAnAddressAdvice: "Enter the full address, including the domain and without spaces.",
  canonical: "{address} is in canonical form.",
  means: "{typed} is read as {address}.",
  domain: "{domain} is a domain here.",
  unknownDomain: "Domain {domain} not found.",
  unknownDomainAdvice: "Create the domain, or correct the address.",
  aliasTakesMail:
    "The address is an alias. Its mail goes to the mailbox behind it, so check that mailbox's address instead.",
  alias:
    "The address is an alias. A login gets the same answer as one with a wrong password, and single sign-on finds the address taken.",
  aliasAdvice: "Sign in with the mailbox's own address.",
  noMailboxYet: "There is no mailbox with this address yet.",
  noMailbox:
    "There is no mailbox with this address. A login gets the same answer as one with a wrong password.",
  noMailboxAdvice:
    "Create the mailbox, or have the person sign in to the portal with an identity provider that creates mailboxes.",
});

type Alias = Awaited<ReturnType<typeof findAliasByAddress>>;

export const noAddress = (typed: string): LoginStep =>
  stops("address", addressWords("notAnAddress", { typed }), addressWords("notAnAddressAdvice"));

export const addressStep = (typed: string, address: string): LoginStep =>
  passes(
    "address",
    typed === address ? addressWords("canonical", { address }) : addressWords("means", { typed, address }),
  );

export const unknownDomain = (domain: string): LoginStep =>
  stops("domain", addressWords("unknownDomain", { domain }), addressWords("unknownDomainAdvice"));

export const knownDomain = (domain: string): LoginStep =>
  passes("domain", addressWords("domain", { domain }));

/** Whether mail to an address without a mailbox is taken in: Postfix asks for active aliases before their end only. */
export const takesMail = (alias: Alias, door: string): boolean =>
  door === "delivery" &&
  alias !== null &&
  alias.active &&
  (alias.expiresAt === null || alias.expiresAt > new Date());

/** What it means that there is no mailbox with the address. */
export function noMailbox(alias: Alias, door: string, signOn: SignOnAnswer | null): LoginStep {
  if (takesMail(alias, door)) return passes("mailbox", addressWords("aliasTakesMail"));
  if (alias) return stops("mailbox", addressWords("alias"), addressWords("aliasAdvice"));
  if (signOn?.open) return passes("mailbox", addressWords("noMailboxYet"));
  return stops("mailbox", addressWords("noMailbox"), addressWords("noMailboxAdvice"));
}
