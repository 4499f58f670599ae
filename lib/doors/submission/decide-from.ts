import { fromAddresses } from "@/lib/doors/submission/from-header";
import { type CanonicalAddress, canonicalAddress } from "@/lib/platform/address/address";

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

const refused = (reason: string): FromDecision => ({ accepted: false, reason });

/**
 * Whether the sender that readers see is the login's own. It must be the address of the login or the envelope's sender, which
 * is that or one of its aliases. One From line, and all that it names (RFC 5322, sections 3.6 and 3.6.2). The reason is one
 * line in ASCII for the mail app's user.
 */
export function decideFrom({ login, sender, from }: SubmittedMail): FromDecision {
  if (login === null) return { accepted: true };
  const [line, ...more] = from;
  if (line === undefined || more.length > 0) return refused("A mail must have exactly one From line");
  const named = fromAddresses(line);
  if (!named) return refused("The From line of this mail cannot be read");
  const own = ownersOf([login, sender]);
  const foreign = named.find((address) => !own.has(ownerOf(address)));
  return foreign
    ? refused(`The From line names ${foreign.address}, which is not the sender that you are logged in for`)
    : { accepted: true };
}
