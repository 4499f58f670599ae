import type { findAliasByAddress } from "@/lib/accounts/alias/queries";
import type { SignOnAnswer } from "@/lib/doors/login-doctor/sign-on-steps";
import { type LoginStep, passes, stops } from "@/lib/doors/login-doctor/step";

type Alias = Awaited<ReturnType<typeof findAliasByAddress>>;

export const noAddress = (typed: string): LoginStep =>
  stops(
    "address",
    `${typed} cannot be the address of a mailbox here.`,
    "Enter the whole address, without blanks and with a domain.",
  );

export const addressStep = (typed: string, address: string): LoginStep =>
  passes("address", typed === address ? `${address} is in canonical form.` : `${typed} means ${address}.`);

export const unknownDomain = (name: string): LoginStep =>
  stops("domain", `There is no domain ${name} here.`, "Create the domain, or correct the address.");

/** Whether mail to an address without a mailbox is taken in: Postfix asks for active aliases before their end only. */
export const takesMail = (alias: Alias, door: string): boolean =>
  door === "delivery" &&
  alias !== null &&
  alias.active &&
  (alias.expiresAt === null || alias.expiresAt > new Date());

/** What it means that there is no mailbox with the address. */
export function noMailbox(alias: Alias, door: string, signOn: SignOnAnswer | null): LoginStep {
  if (takesMail(alias, door))
    return passes(
      "mailbox",
      "The address is an alias: its mail goes to its mailbox. Ask about that one's address.",
    );
  if (alias)
    return stops(
      "mailbox",
      "The address is an alias. A login is answered like one with a wrong password; single sign-on finds the address taken.",
      "Sign in with the mailbox's own address.",
    );
  if (signOn?.open) return passes("mailbox", "There is no mailbox with this address yet.");
  return stops(
    "mailbox",
    "There is no mailbox with this address. A login is answered like one with a wrong password.",
    "Create the mailbox, or let the person sign in at the portal by an identity provider that makes mailboxes.",
  );
}
