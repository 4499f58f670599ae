/**
 * What strangers typed, as it can be shown: characters that cannot be seen, or that turn the direction of what follows
 * (U+202E and its kin), become their numbers.
 */
export const visibleText = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
