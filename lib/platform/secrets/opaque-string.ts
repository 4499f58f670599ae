/**
 * A password in RFC 8265's OpaqueString form (section 4.2): spaces of other scripts are U+0020, and what can be composed is
 * (NFC). Keyboards and systems differ in both, and nobody sees it.
 */
export const opaqueString = (plain: string): string => plain.replace(/\p{Zs}/gu, " ").normalize("NFC");

/**
 * What a password may have been when its hash was made: as it was typed, then as it is hashed here, then decomposed, as
 * macOS types it and other systems hashed it. One for passwords in ASCII, three at most.
 */
export const possibleForms = (plain: string): string[] => [
  ...new Set([plain, opaqueString(plain), opaqueString(plain).normalize("NFD")]),
];
