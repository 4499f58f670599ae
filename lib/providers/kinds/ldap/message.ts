import {
  contentOf,
  type Element,
  ElementReader,
  MalformedMessage,
  readElements,
  readNumber,
  readText,
} from "@/lib/providers/kinds/ldap/ber";

/*
 * Answers of a directory (RFC 4511). ldapts writes our questions, but does not read these: its reader (8.2) runs for ever
 * on a list whose length goes past its message, and takes another level of the stack for each message in a packet.
 */

const tags = {
  integer: 0x02,
  octets: 0x04,
  enumerated: 0x0a,
  sequence: 0x30,
  set: 0x31,
  bindResponse: 0x61,
  searchEntry: 0x64,
  searchDone: 0x65,
  searchReference: 0x73,
  extendedResponse: 0x78,
  controls: 0xa0,
} as const;

/** A control of an answer by its OID, with its value. */
export type Controls = ReadonlyMap<string, Buffer>;

/** An entry as the directory shows it. Values are bytes, since their type is the attribute's. */
export interface LdapEntry {
  dn: string;
  /** By its name in lower case, options such as `;range=0-1499` included. */
  attributes: ReadonlyMap<string, readonly Buffer[]>;
}

/** How an operation ended (RFC 4511, section 4.1.9). */
export interface LdapResult {
  code: number;
  /** The server's own words, for administrators alone. */
  diagnostic: string;
  controls: Controls;
}

export type LdapMessage = { id: number } & (
  | { kind: "entry"; entry: LdapEntry }
  | { kind: "reference" }
  | { kind: "done"; of: "bind" | "search" | "extended"; result: LdapResult }
);

const done: Readonly<Record<number, "bind" | "search" | "extended">> = {
  [tags.bindResponse]: "bind",
  [tags.searchDone]: "search",
  [tags.extendedResponse]: "extended",
};

/** The content of one message, after its header. Throws `MalformedMessage`. */
export function readMessage(content: Buffer): LdapMessage {
  const reader = new ElementReader(content);
  const id = readNumber({ tag: tags.integer, content: reader.content(tags.integer) }, tags.integer);
  if (reader.tag === tags.searchEntry) return { id, kind: "entry", entry: readEntry(reader) };
  const [operation, controls] = readElements(content.subarray(reader.at));
  if (!operation) throw new MalformedMessage("a message without an operation");
  if (operation.tag === tags.searchReference) return { id, kind: "reference" };
  const of = done[operation.tag];
  if (!of) throw new MalformedMessage("an operation that is no answer");
  return { id, kind: "done", of, result: readResult(operation, controls) };
}

/** What follows the known parts of an entry or an attribute is of a later version of the protocol (RFC 4511, section 4). */
function readEntry(reader: ElementReader): LdapEntry {
  const end = reader.enter(tags.searchEntry);
  const dn = readText(reader.content(tags.octets, end));
  if (dn === null) throw new MalformedMessage("a name that is not UTF-8");
  const attributes = new Map<string, Buffer[]>();
  for (const list = reader.enter(tags.sequence, end); reader.at < list; ) {
    const attribute = reader.enter(tags.sequence, list);
    const key = reader.name(tags.octets, attribute);
    const own: Buffer[] = [];
    for (const values = reader.enter(tags.set, attribute); reader.at < values; )
      own.push(reader.content(tags.octets, values));
    attributes.set(key, own);
    reader.at = attribute;
  }
  return { dn, attributes };
}

function readResult({ content }: Element, controls: Element | undefined): LdapResult {
  const [code, , diagnostic] = readElements(content);
  return {
    code: readNumber(code, tags.enumerated),
    diagnostic: readText(contentOf(diagnostic, tags.octets)) ?? "",
    controls: controls ? readControls(controls) : new Map(),
  };
}

function readControls(element: Element): Controls {
  const controls = new Map<string, Buffer>();
  for (const control of readElements(contentOf(element, tags.controls))) {
    const [type, ...others] = readElements(contentOf(control, tags.sequence));
    const value = others.find(({ tag }) => tag === tags.octets);
    controls.set(contentOf(type, tags.octets).toString("latin1"), value?.content ?? Buffer.alloc(0));
  }
  return controls;
}

/** RFC 2696, section 2. */
export const pagedResults = "1.2.840.113556.1.4.319";

/** Where the next page begins; empty when there is none, null when the server did not page at all. */
export function pageCookie(controls: Controls): Buffer | null {
  const value = controls.get(pagedResults);
  if (!value) return null;
  const [sequence] = readElements(value);
  const [, cookie] = readElements(contentOf(sequence, tags.sequence));
  return contentOf(cookie, tags.octets);
}
