import { domainToASCII } from "node:url";
import { words } from "@/lib/words/text";

/** A mailbox address in canonical form: local part in lower case, domain in lower-case IDNA ASCII form. */
export interface CanonicalAddress {
  address: string;
  localPart: string;
  domain: string;
}

// RFC 5321 dot-string of RFC 5322 atext, less the characters Dovecot or shells give a meaning: "*" separates master users.
const localPartPattern = /^[A-Za-z0-9!#$&'+\-=^_`{}~]+(\.[A-Za-z0-9!#$&'+\-=^_`{}~]+)*$/;
// Checked before the URL parser behind domainToASCII sees it: that drops tabs and line ends and decodes percent signs.
const typedDomainPattern = /^[\p{L}\p{M}\p{N}.-]+$/u;
/** Far more than the 253 in ASCII that a name has come from. */
const mostTypedCharacters = 1_000;
// No top-level domain begins with a digit; the URL parser makes an IPv4 address of such a name.
const domainPattern = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/*
 * The same as patterns of JSON Schema, for clients: of what is typed, the ASCII forms. A name of other letters is taken too,
 * and has its ASCII form in every answer (RFC 5890).
 */
const label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const domainText = `(${label}\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?`;
const localText = (atoms: string): string => `[${atoms}]{1,64}(\\.[${atoms}]{1,64})*`;

/** JSON Schema of a domain name, of any address that can be here, and of one that can be made. */
export const domainSchema = { pattern: `^${domainText}$`, maxLength: 253 };
export const addressSchema = { pattern: `^${localText("A-Za-z0-9!#$&'+=^_`{}~-")}@${domainText}$` };
export const newAddressSchema = {
  pattern: `^[A-Za-z0-9_=&']([A-Za-z0-9_=&'.-]*[A-Za-z0-9_=&'-])?@${domainText}$`,
};

/** What stands behind the last @ of an address, as it is written. */
export const domainPartOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/** A domain name in canonical form, or null when it is none (RFC 1035 labels, RFC 5890 IDNA; at least two labels). */
export function canonicalDomain(input: string): string | null {
  const typed = input.trim();
  if (typed.length > mostTypedCharacters || !typedDomainPattern.test(typed)) return null;
  const ascii = domainToASCII(typed).toLowerCase();
  return ascii.length <= 253 && domainPattern.test(ascii) ? ascii : null;
}

/**
 * The canonical form of an address, or null when it cannot be a mailbox here: local part at most 64 octets
 * (RFC 5321 4.5.3.1.1), ASCII, no quoting.
 */
export function canonicalAddress(input: string): CanonicalAddress | null {
  const at = input.lastIndexOf("@");
  if (at < 1) return null;
  const typed = input.slice(0, at);
  // Before lower-casing: the Kelvin sign would become a plain "k", and so another person's address.
  if (typed.length > 64 || !localPartPattern.test(typed)) return null;
  const localPart = typed.toLowerCase();
  const domainPart = input.slice(at + 1);
  const domain = domainPart === domainPart.trim() ? canonicalDomain(domainPart) : null;
  if (!domain) return null;
  return { address: `${localPart}@${domain}`, localPart, domain };
}

// What Dovecot lets log in (auth_username_chars in deploy/dovecot), less "+": mail to NAME+ANYTHING is NAME's (RFC 5233).
// No hyphen first: Postfix refuses it as sender and recipient (allow_min_user), since commands take it for an option.
const usableLocalPart = /^[a-z0-9._=&'][a-z0-9.\-_=&']*$/;

const addressWords = words("address", {
  newAddress:
    "must be an address such as alice@example.org, with only letters, digits and . - _ = & ' before the @, and no hyphen first",
});

/** What `newMailboxAddress` asks for, as the words for a form's field. */
export const newAddressRule = addressWords("newAddress");

/**
 * The canonical address of a mailbox or an alias to be made; null when mail could not reach it or leave it, or nobody
 * could log in to it. Addresses that were made under older rules stay what they are.
 */
export function newMailboxAddress(input: string): CanonicalAddress | null {
  const canonical = canonicalAddress(input);
  return canonical && usableLocalPart.test(canonical.localPart) ? canonical : null;
}

const reserved = new Set([
  ...[
    "abuse",
    "noc",
    "security",
    "postmaster",
    "hostmaster",
    "usenet",
    "news",
    "webmaster",
    "www",
    "uucp",
    "ftp",
  ],
  ...["admin", "administrator", "root", "ssladmin", "sysadmin", "mailer-daemon", "nobody"],
]);

/**
 * Names that speak for the whole domain (RFC 2142; admin, administrator and others also prove it to certificate
 * authorities, CA/Browser Forum Baseline Requirements 3.2.2.4.4). Nobody gets such a mailbox just by signing in.
 */
export const isReservedLocalPart = (localPart: string): boolean => reserved.has(localPart);
