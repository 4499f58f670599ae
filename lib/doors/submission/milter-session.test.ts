import { describe, expect, it } from "vitest";
import { MilterSession } from "@/lib/doors/submission/milter-session";

function packet(letter: string, data = ""): Buffer {
  const body = Buffer.from(letter + data);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

const words = (...numbers: number[]): string =>
  Buffer.concat(
    numbers.map((number) => {
      const word = Buffer.alloc(4);
      word.writeUInt32BE(number >>> 0);
      return word;
    }),
  ).toString("latin1");

/** What Postfix 3.7 says of one mail, less the stages that were not wanted. */
const mail = (login: string, from: string) =>
  Buffer.concat([
    packet("D", `M{auth_type}\0PLAIN\0{auth_authen}\0${login}\0`),
    packet("M", `<${login}>\0SIZE=100\0`),
    packet("L", "Subject\0 hello\0"),
    packet("L", `From\0 ${from}\0`),
    packet("N"),
    packet("E"),
  ]);
const go = packet("c");

function session(): MilterSession {
  const made = new MilterSession();
  const asked = Buffer.concat([
    Buffer.from([0, 0, 0, 13]),
    Buffer.from(`O${words(6, 0x1ff, 0x1fffff)}`, "latin1"),
  ]);
  const answer = made.take(asked);
  expect(answer.toString("latin1")).toBe(`\0\0\0\x0dO${words(6, 0, 0x31b)}`);
  return made;
}

describe("a milter session", () => {
  it("lets the login's own mail pass, and refuses another's with 550 5.7.1 and words", () => {
    const postfix = session();
    expect(postfix.take(mail("alice@demo.test", "Alice <alice@demo.test>"))).toEqual(
      Buffer.concat(Array.from({ length: 5 }, () => go)),
    );
    const answer = postfix.take(mail("alice@demo.test", "Boss <boss@demo.test>")).toString();
    expect(answer).toMatch(/y550 5\.7\.1 [ -~]*boss@demo\.test[ -~]*\0$/);
    expect(postfix.take(mail("boss@demo.test", "boss@demo.test")).toString(), "the next mail").toBe(
      Buffer.concat(Array.from({ length: 5 }, () => go)).toString(),
    );
  });

  it("reads packets that come in pieces", () => {
    const postfix = session();
    const answers = [...mail("alice@demo.test", "boss@demo.test")].map((byte) =>
      postfix.take(Buffer.from([byte])).toString(),
    );
    expect(answers.join("")).toContain("y550 5.7.1 ");
  });

  it("forgets a mail that was given up, and counts a From line however it is written", () => {
    const postfix = session();
    postfix.take(Buffer.concat([packet("L", "From\0boss@demo.test\0"), packet("A")]));
    expect(postfix.take(mail("alice@demo.test", "alice@demo.test")).toString()).not.toContain("y550");
    const twice = Buffer.concat([
      packet("D", "M{auth_authen}\0alice@demo.test\0"),
      packet("M", "<alice@demo.test>\0"),
      packet("L", "FROM \0alice@demo.test\0"),
      packet("L", "from\0alice@demo.test\0"),
      packet("E"),
    ]);
    expect(postfix.take(twice).toString()).toContain("y550 5.7.1 A message must have exactly one From line");
  });

  it("ends with QUIT, and breaks off at what is no milter protocol", () => {
    const postfix = session();
    expect(postfix.take(packet("Q"))).toEqual(Buffer.alloc(0));
    expect(postfix.ended).toBe(true);
    for (const junk of ["GET / HTTP/1.1\r\n", "\xff\xff\xff\xff", "\0\0\0\0"])
      expect(() => new MilterSession().take(Buffer.from(junk, "latin1")), junk).toThrow("milter");
  });
});
