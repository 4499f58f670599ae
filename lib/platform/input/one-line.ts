/** Nearly every name: nothing of it is to be changed. */
const plain = /^[!-~](?:[ -~]*[!-~])?$/;
const controlCharacters = /\p{Cc}/gu;
const loneSurrogates = /\p{Cs}/gu;

/** Text of others as one line of at most `longest` characters; null when nothing is left. */
export function oneLine(text: string, longest: number): string | null {
  if (text.length <= longest && plain.test(text)) return text;
  const short = text.normalize("NFC").replace(controlCharacters, " ").trim().slice(0, longest);
  // Half a character, as it was sent or from cutting: the database takes none.
  const clean = short.replace(loneSurrogates, "").trim();
  return clean === "" ? null : clean;
}
