/** One `type=value` of a name; a value has its escapes as they were written (RFC 4514, section 3). */
const assertion =
  /^\s*([a-z][a-z0-9-]*|\d+(?:\.\d+)*)\s*=\s*((?:[^\\,+"<>;]|\\[0-9a-f]{2}|\\[ "#+,;<=>\\])*?)\s*$/i;

/** The parts of a text between separators that no backslash stands before. */
const parts = (text: string, separator: "," | "+"): string[] =>
  text.split(separator === "," ? /(?<=(?<!\\)(?:\\\\)*),/ : /(?<=(?<!\\)(?:\\\\)*)\+/);

function normalAssertion(text: string): string | null {
  const [, type, value] = assertion.exec(text) ?? [];
  return type && value ? `${type}=${value}`.toLowerCase() : null;
}

function normalRelativeName(text: string): string | null {
  const assertions = parts(text, "+").map(normalAssertion);
  return assertions.includes(null) ? null : assertions.sort().join("+");
}

/**
 * A distinguished name in the one form that we compare: without spaces around its separators and in lower case, since the
 * attributes that bases are named by (`dc`, `ou`, `o`, `c`, `cn`) ignore it. Null for what is none, or is empty.
 */
export function normalBaseDn(text: string): string | null {
  const names = parts(text, ",").map(normalRelativeName);
  return names.includes(null) ? null : names.join(",");
}

/** Whether a search below a base would find an entry of this name: the name ends in the parts of the base. */
export function isWithin(baseDn: string, dn: string): boolean {
  const base = parts(baseDn, ",").map(normalRelativeName);
  const end = parts(dn, ",").map(normalRelativeName).slice(-base.length);
  return end.length === base.length && end.every((part, index) => part !== null && part === base[index]);
}

/** The domain of Active Directory that an entry of this name is in (`DC=example,DC=org`), or the name itself where it has none. */
export function domainOf(dn: string): string {
  const names = parts(dn, ",");
  const first = names.findIndex((name) => normalRelativeName(name)?.startsWith("dc="));
  return first === -1 ? dn : names.slice(first).join(",").trim();
}

/**
 * The issuer by which the people below a base are known: an LDAP URL without a host (RFC 4516, section 2), since another
 * server of the same directory has the same people.
 */
export const directoryIssuer = (baseDn: string): string =>
  `ldap:///${encodeURIComponent(normalBaseDn(baseDn) ?? baseDn).replace(/%(?:3D|2C|2B)/g, decodeURIComponent)}`;

/** The base of an issuer that `directoryIssuer` made; null for any other. */
export function baseDnOf(issuer: string): string | null {
  const [, encoded] = /^ldap:\/\/\/([^/?#]+)$/.exec(issuer) ?? [];
  const baseDn = encoded && normalBaseDn(decoded(encoded));
  return baseDn && directoryIssuer(baseDn) === issuer ? baseDn : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
