import { MalformedMessage, readHeader } from "@/lib/providers/kinds/ldap/ber";

/** A message that is larger than it may be. */
export class MessageTooLarge extends Error {}

const sequence = 0x30;
const shortestHeader = 2;

/** Cuts what comes from a connection into whole messages (RFC 4511, section 5.1), none larger than `most` bytes. */
export class Frames {
  readonly #most: number;
  #parts: Buffer[] = [];
  #have = 0;
  #need = shortestHeader;

  constructor(most: number) {
    this.#most = most;
  }

  /** Bytes of a message that is not whole yet. */
  get rest(): number {
    return this.#have;
  }

  /** The contents of the messages that are whole by now. Throws `MalformedMessage` and `MessageTooLarge`. */
  push(chunk: Buffer): Buffer[] {
    this.#parts.push(chunk);
    this.#have += chunk.length;
    if (this.#have < this.#need) return [];
    let bytes = Buffer.concat(this.#parts);
    const whole: Buffer[] = [];
    for (;;) {
      const header = this.#header(bytes);
      this.#need = header?.end ?? bytes.length + 1;
      if (!header || header.end > bytes.length) break;
      whole.push(bytes.subarray(header.start, header.end));
      bytes = bytes.subarray(header.end);
    }
    this.#parts = [bytes];
    this.#have = bytes.length;
    return whole;
  }

  #header(bytes: Buffer) {
    const header = readHeader(bytes);
    if (bytes.length > 0 && bytes[0] !== sequence) throw new MalformedMessage("no message of LDAP");
    if (header && header.end > this.#most) throw new MessageTooLarge();
    return header;
  }
}
