import { fromAddresses } from "@/lib/doors/submission/from-header";
import { type CanonicalAddress, canonicalAddress } from "@/lib/platform/address/address";
import { say, type Text, words } from "@/lib/words/text";

const fromWords = words("mail.from", {
  one: "A message must have exactly one From line",
  unreadable: "The From line of this message cannot be read",
  foreign: "The From line names {address}, which is not an address that your login may send from",
});

export interface SubmittedMail {
  /** Who is logged in; null: nobody, so there is nothing to hold the mail to. */
  login: string | null;
  /** The envelope's sender, which Postfix has held to the login already; empty for a bounce. */
  sender: string;
  /** The values of all From lines, as they came. */
  from: readonly string[];
}

export type FromDecision = { accepted: true } | { accepted: false; reason: string };

/** Mail to NAME+ANYTHING is NAME's (RFC 5233), and so is mail from there. */
const ownerOf = ({ localPart, domain }: CanonicalAddress): string =>
  `${localPart.replace(/\+.*/s, "")}@${domain}`;

function ownersOf(addresses: readonly string[]): Set<string> {
  const canonical = addresses.map((address) => canonicalAddress(address));
  return new Set(canonical.filter((address) => address !== null).map(ownerOf));
}

/** In English: SMTP does not say what the reader speaks. */
const refused = (reason: Text): FromDecision => ({ accepted: false, reason: say(reason) });

/**
 * Whether the sender that readers see is the login's own. It must be the address of the login or the envelope's sender, which
 * is that or one of its aliases. One From line, and all that it names (RFC 5322, sections 3.6 and 3.6.2). The reason is one
 * line in ASCII for the mail app's user.
 */
export function decideFrom({ login, sender, from }: SubmittedMail): FromDecision {
  if (login === null) return { accepted: true };
  const [line, ...more] = from;
  if (line === undefined || more.length > 0) return refused(fromWords("one"));
  const named = fromAddresses(line);
  if (!named) return refused(fromWords("unreadable"));
  const own = ownersOf([login, sender]);
  const foreign = named.find((address) => !own.has(ownerOf(address)));
  return foreign ? refused(fromWords("foreign", { address: foreign.address })) : { accepted: true };
}
