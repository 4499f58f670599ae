import type { Socket } from "node:net";
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";

/*
 * A fake of a provider that answers to do harm: bombs, answers without end, bytes that drip, headers and JSON beyond
 * all measure, wrong lengths, sockets that say nothing. No real provider does any of it on command.
 */

/** Writes its answer to the bare socket, and goes on until that is closed if it never ends. */
export type HostileAnswer = (socket: Socket) => void;

const head = (headers: string[], status = "200 OK"): string =>
  `HTTP/1.1 ${[status, "Content-Type: application/json", ...headers].join("\r\n")}\r\n\r\n`;

/** An answer that is written once and kept open. */
const once =
  (...parts: (string | Buffer)[]): HostileAnswer =>
  (socket) => {
    for (const part of parts) socket.write(part);
  };

/** An answer that is written once, after which the connection is closed. */
const ended =
  (...parts: (string | Buffer)[]): HostileAnswer =>
  (socket) => {
    for (const part of parts.slice(0, -1)) socket.write(part);
    socket.end(parts.at(-1) ?? "");
  };

const whole = (body: string | Buffer, headers: string[] = [], status?: string): HostileAnswer =>
  ended(head([`Content-Length: ${Buffer.byteLength(body)}`, ...headers], status), body);

/** Writes a part again and again, as fast as it is taken. */
const endless =
  (start: string, part: string | Buffer): HostileAnswer =>
  (socket) => {
    socket.write(start);
    const more = () => {
      while (!socket.destroyed && socket.write(part));
    };
    socket.on("drain", more);
    more();
  };

/** Writes a byte at a time, with so many milliseconds between. */
const dripping =
  (text: string, everyMs: number): HostileAnswer =>
  (socket) => {
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || at >= text.length) clearInterval(timer);
      else socket.write(text.charAt(at++), "latin1");
    }, everyMs);
    socket.on("close", () => clearInterval(timer));
  };

const megabyte = 1_024 * 1_024;
const chunk = (text: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`${Buffer.byteLength(text).toString(16)}\r\n`),
    Buffer.from(text),
    Buffer.from("\r\n"),
  ]);
const zeros = Buffer.alloc(64 * megabyte, " ");
/** 64 MB each in some tens of kilobytes; several behind each other are one gzip file (RFC 1952, section 2.2). */
const gzipBomb = gzipSync(zeros);
const bombs = {
  gzip: gzipBomb,
  "gzip, three times": Buffer.concat(Array.from({ length: 3 }, () => gzipBomb)),
  deflate: deflateSync(zeros),
  "deflate, raw": deflateRawSync(zeros),
};
const others = {
  br: brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  // 4 MB of blanks; Node 20 cannot make it.
  zstd: Buffer.from(
    "KLUv/QRoTAAACCABAPz/ORACAgAQIAIAECACABAgAgAQIAIAECACABAgAgAQIAIAECACABAgAgAQIAIAECACABAgAgAQIAIAECACABAgAgAQIAIAECACABAgAgAQIAIAECACABAgAgAQIAIAECACABAgAgAQIAIAECACABAgAgAQIAIAECACABAgAwAQIA2ZvPs=",
    "base64",
  ),
};
const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);

/** Answers that end by themselves, or are refused at once: no clock is needed. */
export const quickAnswers: Record<string, HostileAnswer> = {
  ...Object.fromEntries(
    Object.entries(bombs).map(([name, body]) => [
      `a bomb of ${name}`,
      whole(body, [`Content-Encoding: ${name.split(",")[0]}`]),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(others).map(([name, body]) => [
      `a bomb of ${name}`,
      whole(body, [`Content-Encoding: ${name}`]),
    ]),
  ),
  "a bomb packed twice": whole(gzipSync(gzipBomb), ["Content-Encoding: gzip, gzip"]),
  "gzip that is none": whole("no gzip at all", ["Content-Encoding: gzip"]),
  "gzip that breaks off": whole(gzipSync('{"a":1}').subarray(0, 15), ["Content-Encoding: gzip"]),
  "an unknown packing": whole("{}", ["Content-Encoding: mystery"]),
  "chunks without end": endless(head(["Transfer-Encoding: chunked"]), chunk(Buffer.alloc(65_536, " "))),
  "chunks of a byte without end": endless(
    head(["Transfer-Encoding: chunked"]),
    Buffer.concat(Array(4_096).fill(chunk(" "))),
  ),
  "a body without end": endless(head(["Connection: close"]), Buffer.alloc(65_536, " ")),
  "a body without end, packed": endless(
    head(["Connection: close", "Content-Encoding: gzip"]),
    Buffer.concat(Array(64).fill(gzipSync(""))),
  ),
  "a length of a terabyte": once(head(["Content-Length: 1099511627776"]), "{"),
  "a length above all numbers": ended(head([`Content-Length: ${"9".repeat(40)}`]), "{}"),
  "a length below nothing": ended(head(["Content-Length: -1"]), "{}"),
  "two lengths": ended(head(["Content-Length: 2", "Content-Length: 5"]), "{}"),
  "a length and chunks": ended(head(["Content-Length: 2", "Transfer-Encoding: chunked"]), "0\r\n\r\n"),
  "less than its length": ended(head(["Content-Length: 500"]), '{"a":'),
  "chunks that break off": ended(head(["Transfer-Encoding: chunked"]), '5\r\n{"a'),
  "chunks of no length": ended(head(["Transfer-Encoding: chunked"]), "zz\r\n{}\r\n"),
  "a header without end": endless("HTTP/1.1 200 OK\r\nX: ", Buffer.alloc(65_536, "x")),
  "headers without end": endless("HTTP/1.1 200 OK\r\n", "X-Some: header\r\n".repeat(512)),
  "a name of a header without end": endless("HTTP/1.1 200 OK\r\n", Buffer.alloc(65_536, "x")),
  "a status line without end": endless("HTTP/1.1 200 ", Buffer.alloc(65_536, "x")),
  "a trailer without end": endless(
    `${head(["Transfer-Encoding: chunked", "Trailer: x"])}0\r\n`,
    "X-Some: trailer\r\n".repeat(512),
  ),
  "an extension of a chunk without end": endless(
    `${head(["Transfer-Encoding: chunked"])}2;`,
    Buffer.alloc(65_536, "x"),
  ),
  "a word to wait, as fast as it is taken": endless(
    "",
    "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n".repeat(64),
  ),
  "a word to go on, as fast as it is taken": endless("", "HTTP/1.1 100 Continue\r\n\r\n".repeat(64)),
  "no HTTP": ended("SSH-2.0-OpenSSH_9.2\r\n"),
  "another HTTP": ended("HTTP/9.9 200 OK\r\n\r\n{}"),
  nothing: ended(""),
  "a reset": (socket) => void socket.resetAndDestroy(),
  "a reset after the headers": (socket) => {
    socket.write(head(["Content-Length: 10"]), () => socket.resetAndDestroy());
  },
  "TLS where none was wanted": ended(Buffer.from("15030300020228", "hex")),
  "an upgrade": ended("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"),
  "a redirect": whole("", ["Location: http://169.254.169.254/latest/meta-data/"], "302 Found"),
  "a redirect to itself": whole("", ["Location: /"], "307 Temporary Redirect"),
  "a redirect to a file": whole("", ["Location: file:///etc/passwd"], "301 Moved Permanently"),
  "lists of 100 000 levels": whole(deep("[", "]", 100_000)),
  "objects of 40 000 levels": whole(deep('{"a":', "}", 40_000).replace(":}", ":1}")),
  "100 000 values": whole(`[${"0,".repeat(100_000)}0]`),
  "80 000 empty objects": whole(`[${"{},".repeat(80_000)}{}]`),
  "20 000 fields": whole(`{${Array.from({ length: 20_000 }, (_, at) => `"f${at}":1`).join()}}`),
  "a text of a megabyte": whole(JSON.stringify("x".repeat(megabyte))),
  "half of a text": whole('{"a":"'),
  "no JSON": whole("{]"),
  "bytes that are no UTF-8": whole(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
  "nothing in JSON": whole(""),
  "a number for an object": whole("7"),
  "null for an object": whole("null"),
  "a page for people": ended(
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<html>hi</html>",
  ),
  "a type of a kilobyte": ended(
    `HTTP/1.1 200 OK\r\nContent-Type: ${"x".repeat(1_000)}\r\nContent-Length: 2\r\n\r\n{}`,
  ),
  "no type": ended("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
  "words that forge a line": whole(
    JSON.stringify({ error: 'x\n{"level":30}', error_description: "\u001b[2J\u202e".repeat(5_000) }),
    [],
    "400 Bad Request",
  ),
  "an error without end": endless(
    "HTTP/1.1 500 Oh\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n",
    Buffer.alloc(65_536, " "),
  ),
};

/** Answers that only our own clock ends. */
export const slowAnswers: Record<string, HostileAnswer> = {
  silence: () => undefined,
  "headers and silence": once(head(["Content-Length: 100"])),
  "half of the headers": once("HTTP/1.1 200 OK\r\nContent-"),
  "a byte of its headers at a time": dripping(head(["Content-Length: 2"]), 40),
  "a byte of its body at a time": (socket) => {
    socket.write(head(["Content-Length: 5000"]));
    dripping(" ".repeat(5_000), 40)(socket);
  },
  "a byte of a packed body at a time": (socket) => {
    socket.write(head(["Content-Length: 5000", "Content-Encoding: gzip"]));
    dripping(gzipSync('{"a":1}').toString("latin1").repeat(20), 40)(socket);
  },
  "chunks that never end": once(head(["Transfer-Encoding: chunked"]), chunk("{}")),
  "a word to wait, again and again": (socket) => {
    const timer = setInterval(() => socket.write("HTTP/1.1 102 Processing\r\n\r\n"), 1_000);
    socket.on("close", () => clearInterval(timer));
  },
};
