/**
 * The beginning of a text from outside, for what is kept of it: as a text of its own, since V8 keeps the whole of a long text
 * alive for a slice of it.
 */
export const shortText = (text: string, length: number): string =>
  text.length <= length ? text : Buffer.from(text.slice(0, length)).toString();
