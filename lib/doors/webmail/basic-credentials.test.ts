import { describe, expect, it } from "vitest";
import { readBasicCredentials } from "@/lib/doors/webmail/basic-credentials";

const basic = (text: string | Uint8Array) => `Basic ${Buffer.from(text).toString("base64")}`;

describe("name and password of a DAV client or a phone", () => {
  it.each([
    ["as most send them", "alice@demo.test:secret", "alice@demo.test", "secret"],
    ["with capitals in the name", "Alice@Demo.TEST:Secret", "alice@demo.test", "Secret"],
    ["with colons in the password", "alice@demo.test:a:b:c", "alice@demo.test", "a:b:c"],
    ["with blanks in the password", "alice@demo.test: a ", "alice@demo.test", " a "],
    ["in UTF-8", "alice@demo.test:pässwörd", "alice@demo.test", "pässwörd"],
    [
      "with a domain before the name, as Windows",
      "DEMO\\alice@demo.test:secret",
      "alice@demo.test",
      "secret",
    ],
    ["with an empty domain before it, as Android", "\\alice@demo.test:secret", "alice@demo.test", "secret"],
  ])("are read %s", (_, text, address, password) =>
    expect(readBasicCredentials(basic(text))).toMatchObject({ address, password }),
  );

  it("are read by a scheme in any case, with blanks behind it", () => {
    const encoded = Buffer.from("alice@demo.test:secret").toString("base64");
    for (const scheme of ["Basic ", "basic ", "BASIC    "])
      expect(readBasicCredentials(scheme + encoded)?.address).toBe("alice@demo.test");
  });

  it.each(["alice", " alice@demo.test", "alice@demo.test ", "a@b@demo.test", "", "*@demo.test\n"])(
    "keep the name %j, which is no address here, for the log",
    (name) =>
      expect(readBasicCredentials(basic(`${name}:secret`))).toMatchObject({ address: null, username: name }),
  );
});

it("are read up to 4 KiB of base64, and not a group of it more", () => {
  const name = "alice@demo.test:";
  const password = (length: number) =>
    readBasicCredentials(basic(name + "x".repeat(length - name.length)))?.password.length ?? null;
  expect([password(3_072), password(3_073)]).toEqual([3_072 - name.length, null]);
});

describe("there are none in", () => {
  it.each([
    ["no header", null],
    ["an empty one", ""],
    ["another scheme", "Bearer abc"],
    ["a scheme alone", "Basic "],
    ["no base64", "Basic a*b"],
    ["base64 for addresses", `Basic ${Buffer.from("a@demo.test:\u00ff\u00fe?>").toString("base64url")}`],
    ["base64 with something behind it", `${basic("alice@demo.test:secret")} x`],
    ["two of them", `${basic("alice@demo.test:secret")}, ${basic("bob@demo.test:secret")}`],
    ["a text without a colon", basic("alice@demo.test")],
    ["nothing in base64", basic("")],
    ["bytes that are no UTF-8", basic(Uint8Array.of(0x61, 0x3a, 0xff))],
    ["more than 4 KiB", basic(`alice@demo.test:${"x".repeat(4_096)}`)],
  ])("%s", (_, header) => expect(readBasicCredentials(header)).toBeNull());
});
