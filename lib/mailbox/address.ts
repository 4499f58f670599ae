import { domainToASCII } from "node:url";

/** A mailbox address in canonical form: local part in lower case, domain in lower-case IDNA ASCII form. */
export interface CanonicalAddress {
  address: string;
  localPart: string;
  domain: string;
}

// RFC 5321 dot-string of RFC 5322 atext, less the characters Dovecot or shells give a meaning: "*" separates master users.
const localPartPattern = /^[a-z0-9!#$&'+\-=^_`{}~]+(\.[a-z0-9!#$&'+\-=^_`{}~]+)*$/;
const domainPattern = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A domain name in canonical form, or null when it is none (RFC 1035 labels, RFC 5890 IDNA; at least two labels). */
export function canonicalDomain(input: string): string | null {
  const ascii = domainToASCII(input.trim()).toLowerCase();
  return ascii.length <= 253 && domainPattern.test(ascii) ? ascii : null;
}

/**
 * The canonical form of an address, or null when it cannot be a mailbox here: local part at most 64 octets
 * (RFC 5321 4.5.3.1.1), ASCII, no quoting.
 */
export function canonicalAddress(input: string): CanonicalAddress | null {
  const at = input.lastIndexOf("@");
  if (at < 1) return null;
  const localPart = input.slice(0, at).toLowerCase();
  const domain = canonicalDomain(input.slice(at + 1));
  if (!domain || localPart.length > 64 || !localPartPattern.test(localPart)) return null;
  return { address: `${localPart}@${domain}`, localPart, domain };
}
