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

/** So many names are remembered; what a directory calls its attributes is always the same few. */
const mostNames = 256;
const longestName = 64;

/** Names in lower case by their bytes, so that each is one text: to make one of an entry's every name costs more than its values. */
class Names {
  readonly #known: ({ bytes: Buffer; name: string } | undefined)[] = new Array(mostNames);

  read(bytes: Buffer, start: number, end: number): string {
    if (end - start > longestName) return bytes.toString("latin1", start, end).toLowerCase();
    let hash = 0;
    for (let at = start; at < end; at++) hash = (hash * 31 + (bytes[at] ?? 0)) | 0;
    const place = hash & (mostNames - 1);
    const known = this.#known[place];
    if (known && isSame(known.bytes, bytes, start, end)) return known.name;
    const name = bytes.toString("latin1", start, end).toLowerCase();
    this.#known[place] = { bytes: Buffer.from(bytes.subarray(start, end)), name };
    return name;
  }
}

function isSame(known: Buffer, bytes: Buffer, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[start + at]) return false;
  return true;
}

const names = new Names();

/**
 * Reads elements one after the other where they lie, and makes nothing of what it only goes through: an entry is made of some forty,
 * and a directory of ten thousand people of as many entries. Throws `MalformedMessage`, also for an element that goes past the one it is in.
 */
export class ElementReader {
  /** Where the next element begins. */
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The tag of the next element; -1: there is none. */
  get tag(): number {
    return this.#bytes[this.at] ?? -1;
  }

  /** Goes to the content of the next element, which has this tag and ends by `within`; gives where it ends. */
  enter(tag: number, within = this.#bytes.length): number {
    const bytes = this.#bytes;
    if (this.at + 2 > within) throw new MalformedMessage("an element that is cut off");
    if (bytes[this.at] !== tag) throw new MalformedMessage("an element of another type");
    const first = bytes[this.at + 1] ?? 0;
    let [start, length] = [this.at + 2, first];
    if (first >= 0x80) {
      const size = first & 0x7f;
      if (size === 0 || size > 4) throw new MalformedMessage("an element without a usable length");
      if (start + size > within) throw new MalformedMessage("an element that is cut off");
      length = bytes.readUIntBE(start, size);
      start += size;
    }
    if (start + length > within) throw new MalformedMessage("an element that is cut off");
    this.at = start;
    return start + length;
  }

  /** The content of the next element, as it is. */
  content(tag: number, within?: number): Buffer {
    const end = this.enter(tag, within);
    const content = this.#bytes.subarray(this.at, end);
    this.at = end;
    return content;
  }

  /** The content of the next element, a character a byte, in lower case: a name that comes again and again. */
  name(tag: number, within?: number): string {
    const end = this.enter(tag, within);
    const name = names.read(this.#bytes, this.at, end);
    this.at = end;
    return name;
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Nearly all of them: ids, names, addresses. For these, the decoder costs more than everything else that is done with a value. */
const shortText = 64;

function isAscii(bytes: Buffer): boolean {
  if (bytes.length > shortText) return false;
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) return false;
  return true;
}

/** UTF-8, as LDAP has all text (RFC 4511, section 4.1.2); null for other bytes. */
export function readText(bytes: Buffer): string | null {
  if (isAscii(bytes)) return bytes.toString("latin1");
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
