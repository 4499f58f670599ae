import { describe, expect, it } from "vitest";
import { MalformedMessage } from "@/lib/providers/kinds/ldap/ber";
import { Frames, MessageTooLarge } from "@/lib/providers/kinds/ldap/frames";
import { pageCookie, readMessage } from "@/lib/providers/kinds/ldap/message";

/** An element in the encoding of LDAP. */
function element(tag: number, ...contents: (Buffer | string)[]): Buffer {
  const content = Buffer.concat(contents.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const header = content.length < 0x80 ? [tag, content.length] : [tag, 0x84, ...length];
  return Buffer.concat([Buffer.from(header), content]);
}

const id = (number = 2) => element(0x02, Buffer.from([number]));
const octets = (text: string | Buffer) => element(0x04, text);
const attribute = (name: string | Buffer, ...values: (string | Buffer)[]) =>
  element(0x30, octets(name), element(0x31, ...values.map(octets)));
const entry = (...attributes: Buffer[]) => element(0x64, octets("uid=anna"), element(0x30, ...attributes));
const done = (...more: Buffer[]) =>
  Buffer.concat([element(0x65, element(0x0a, Buffer.from([0])), octets(""), octets("")), ...more]);
const contentOf = (...parts: Buffer[]) => Buffer.concat(parts);

describe("a message", () => {
  it("gives an entry with its values as they are", () => {
    const read = readMessage(
      contentOf(id(), entry(attribute("UID", "anna"), attribute("x", Buffer.from([0xff])))),
    );
    expect(read).toEqual({
      id: 2,
      kind: "entry",
      entry: {
        dn: "uid=anna",
        attributes: new Map([
          ["uid", [Buffer.from("anna")]],
          ["x", [Buffer.from([0xff])]],
        ]),
      },
    });
  });

  it("gives names of attributes in lower case, whatever names have come before", () => {
    const long = `X${"y".repeat(100)}`;
    const names = [
      "mail",
      "MAIL",
      "Mail",
      long,
      "\u00c4",
      ...Array.from({ length: 1_000 }, (_, n) => `n-${n}`),
    ];
    for (const name of [...names, ...names]) {
      const read = readMessage(contentOf(id(), entry(attribute(Buffer.from(name, "latin1"), "x"))));
      if (read.kind !== "entry") throw new Error("no entry");
      expect([...read.entry.attributes.keys()]).toEqual([name.toLowerCase()]);
    }
  });

  it("gives the end of a search with the place of the next page", () => {
    const value = octets(element(0x30, element(0x02, Buffer.from([0])), octets("next")));
    const control = element(0x30, octets("1.2.840.113556.1.4.319"), value);
    const read = readMessage(contentOf(id(), done(element(0xa0, control))));
    expect(read).toMatchObject({ kind: "done", of: "search", result: { code: 0 } });
    expect(read.kind === "done" && String(pageCookie(read.result.controls))).toBe("next");
  });

  const list = (length: number) => Buffer.from([0x64, length + 4, 0x04, 0x00, 0x30, length]);
  it.each<[string, Buffer]>([
    ["nothing", Buffer.alloc(0)],
    ["no operation", id()],
    ["an operation that no server answers with", contentOf(id(), element(0x63))],
    ["no number", contentOf(octets("x"), done())],
    ["a number without end", contentOf(element(0x02, Buffer.alloc(9)), done())],
    ["a list that goes past its message", contentOf(id(), list(0x70))],
    [
      "a list that goes past its message by gigabytes",
      contentOf(id(), Buffer.from([0x64, 0x84, 0x7f, 0xff, 0xff, 0xff])),
    ],
    ["an element without an end", contentOf(id(), Buffer.from([0x64, 0x80, 0, 0]))],
    ["values that are none", contentOf(id(), entry(element(0x30, octets("uid"), octets("x"))))],
    [
      "values that go past their attribute",
      contentOf(id(), entry(element(0x30, octets("u"), Buffer.from([0x31, 9])))),
    ],
    ["an attribute without a name", contentOf(id(), entry(element(0x30)))],
    ["a name that is not UTF-8", contentOf(id(), element(0x64, octets(Buffer.from([0xff])), element(0x30)))],
    ["a result without a code", contentOf(id(), element(0x65))],
    ["controls that are none", contentOf(id(), done(octets("x")))],
  ])("with %s is malformed, and costs nothing", (_, content) => {
    expect(() => readMessage(content)).toThrow(MalformedMessage);
  });
});

describe("what comes from a connection", () => {
  const message = element(0x30, id(), entry(attribute("uid", "x".repeat(300))));

  it.each([1, 2, 7, 100, 10_000])("is cut into messages, whatever %i bytes come at a time", (size) => {
    const all = Buffer.concat([message, message, message]);
    const frames = new Frames(1_000);
    const whole: Buffer[] = [];
    for (let at = 0; at < all.length; at += size) whole.push(...frames.push(all.subarray(at, at + size)));
    expect(whole).toEqual([message.subarray(6), message.subarray(6), message.subarray(6)]);
    expect(frames.rest).toBe(0);
  });

  it("may be a great many small messages at once", () => {
    const small = element(0x30, id());
    expect(new Frames(100).push(Buffer.concat(Array.from({ length: 200_000 }, () => small)))).toHaveLength(
      200_000,
    );
  });

  it("is refused when a message says that it is too large, before it comes", () => {
    expect(() => new Frames(1_000).push(Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff]))).toThrow(
      MessageTooLarge,
    );
  });

  it.each<[string, Buffer]>([
    ["the answer of a web server", Buffer.from("HTTP/1.1 400 Bad Request\r\n")],
    ["an endless length", Buffer.from([0x30, 0x80, 0, 0])],
    ["a length of more bytes than anything has", Buffer.from([0x30, 0x88, 0, 0, 0, 0, 0, 0, 0, 1])],
  ])("is refused when it is %s", (_, bytes) => {
    expect(() => new Frames(1_000).push(bytes)).toThrow(MalformedMessage);
  });
});
