import { createServer, type Socket } from "node:net";
import { contentOf, readElements, readNumber } from "@/lib/providers/kinds/ldap/ber";
import { Frames } from "@/lib/providers/kinds/ldap/frames";
import { pagedResults } from "@/lib/providers/kinds/ldap/message";

/** An element in the encoding of LDAP (RFC 4511, section 5.1). */
export function element(tag: number, ...contents: (Buffer | string)[]): Buffer {
  const content = Buffer.concat(contents.map((part) => Buffer.from(part)));
  const header = Buffer.from([tag, 0x84, 0, 0, 0, 0]);
  header.writeUInt32BE(content.length, 2);
  return Buffer.concat([header, content]);
}

const integer = (number: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(number);
  return element(0x02, bytes);
};
const octets = (text: string | Buffer): Buffer => element(0x04, text);

export const message = (id: number, ...parts: Buffer[]): Buffer => element(0x30, integer(id), ...parts);

/** An entry with its attributes. */
export const entry = (id: number, dn: string, attributes: Record<string, readonly string[]>): Buffer =>
  message(
    id,
    element(
      0x64,
      octets(dn),
      element(
        0x30,
        ...Object.entries(attributes).map(([name, values]) =>
          element(0x30, octets(name), element(0x31, ...values.map(octets))),
        ),
      ),
    ),
  );

/** A reference to another server, among the entries. */
export const reference = (id: number, url: string): Buffer => message(id, element(0x73, octets(url)));

/** The end of an operation, with the place of the next page. */
export function done(id: number, code: number, cookie?: string, tag = 0x65): Buffer {
  const result = element(tag, element(0x0a, Buffer.from([code])), octets(""), octets("said by the server"));
  if (cookie === undefined) return message(id, result);
  const value = octets(element(0x30, integer(0), octets(cookie)));
  return message(id, result, element(0xa0, element(0x30, octets(pagedResults), value)));
}

/** What a server says to a search, the how manieth it is and below which base: what it sends, in turn; null ends the connection. */
export type SearchScript = (id: number, searches: number, base: string) => readonly (Buffer | null)[];

export interface ScriptedLdap {
  url: string;
  /** How many searches have come. */
  searches(): number;
  /** The time limits that they had, in seconds. */
  timeLimits: readonly number[];
  stop(): void;
}

const bindRequest = 0x60;
const searchRequest = 0x63;
const extendedRequest = 0x77;

/** A server that lets everybody in, and answers searches by a script: what a real one does on no command. */
export async function startScriptedLdap(script: SearchScript): Promise<ScriptedLdap> {
  const open = new Set<Socket>();
  let searches = 0;
  const timeLimits: number[] = [];
  const answer = (socket: Socket, content: Buffer) => {
    const [first, operation] = readElements(content);
    const id = readNumber(first, 0x02);
    if (operation?.tag === bindRequest) socket.write(done(id, 0, undefined, 0x61));
    if (operation?.tag === extendedRequest) for (const part of script(id, searches, "")) send(socket, part);
    if (operation?.tag !== searchRequest) return;
    const [base, , , , timeLimit] = readElements(operation.content);
    timeLimits.push(readNumber(timeLimit, 0x02));
    for (const part of script(id, ++searches, contentOf(base, 0x04).toString())) send(socket, part);
  };
  const server = createServer((socket) => {
    open.add(socket.setNoDelay(true).on("error", () => undefined));
    const frames = new Frames(1_000_000);
    socket.on("data", (chunk) => {
      for (const content of frames.push(chunk)) answer(socket, content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `ldap://127.0.0.1:${(server.address() as { port: number }).port}`,
    searches: () => searches,
    timeLimits,
    stop() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

const send = (socket: Socket, part: Buffer | null): void =>
  void (part === null ? socket.end() : socket.write(part));
