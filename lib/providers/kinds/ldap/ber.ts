/** What is not well-formed in the encoding of LDAP (RFC 4511, section 5.1). */
export class MalformedMessage extends Error {}

/** A value with its tag, one level deep: what is in it is read by whoever knows its type, so that no depth is too great. */
export interface Element {
  tag: number;
  content: Buffer;
}

/** The header of an element: where its content begins and ends; null while there are too few bytes to tell. */
export function readHeader(bytes: Buffer): { tag: number; start: number; end: number } | null {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) return null;
  if (first < 0x80) return { tag, start: 2, end: 2 + first };
  const size = first & 0x7f;
  // Definite lengths alone (RFC 4511, section 5.1); four bytes are 4 GiB.
  if (size === 0 || size > 4) throw new MalformedMessage("an element without a usable length");
  if (bytes.length < 2 + size) return null;
  return { tag, start: 2 + size, end: 2 + size + bytes.readUIntBE(2, size) };
}

/** The elements that a content is made of, to its last byte. Throws `MalformedMessage`. */
export function readElements(content: Buffer): Element[] {
  const elements: Element[] = [];
  for (let rest = content; rest.length > 0; ) {
    const header = readHeader(rest);
    if (!header || header.end > rest.length) throw new MalformedMessage("an element that is cut off");
    elements.push({ tag: header.tag, content: rest.subarray(header.start, header.end) });
    rest = rest.subarray(header.end);
  }
  return elements;
}

/** The content of an element that has to be there. Throws `MalformedMessage` for another one, or none. */
export function contentOf(element: Element | undefined, tag: number): Buffer {
  if (element?.tag !== tag) throw new MalformedMessage("an element of another type");
  return element.content;
}

/** A number of at most six bytes (RFC 4511 has none above 2^31). */
export function readNumber(element: Element | undefined, tag: number): number {
  const content = contentOf(element, tag);
  if (content.length === 0 || content.length > 6) throw new MalformedMessage("a number that is none");
  return content.readIntBE(0, content.length);
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** UTF-8, as LDAP has all text (RFC 4511, section 4.1.2); null for other bytes. */
export function readText(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
