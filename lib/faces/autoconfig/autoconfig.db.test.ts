import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { answerAutoconfig } from "@/lib/faces/autoconfig/answer-autoconfig";
import { answerAutodiscover } from "@/lib/faces/autoconfig/answer-autodiscover";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
let domain: string;
let person: string;
let closed: string;

beforeAll(async () => {
  domain = (await createTestDomain(database.context())).name;
  person = (await createTestMailbox(database.context(), { address: `alice@${domain}` })).address;
  const off = await createTestDomain(database.context());
  await updateDomain(database.context(), { id: off.id, active: false });
  closed = off.name;
});

async function read(response: Response) {
  const text = await response.text();
  return { status: response.status, text, headers: Object.fromEntries(response.headers) };
}

/** Throws unless it is well formed. */
function requireXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
}

const autoconfig = (query: string, host = "mail.demo.test") => {
  const request = new Request(`https://x.test/mail/config-v1.1.xml${query}`, { headers: { host } });
  return answerAutoconfig(request).then(read);
};
const nothing = { status: 404, text: "" };

describe("Thunderbird's autoconfiguration", () => {
  it("says where mail is read and sent, in the order in which it is tried", async () => {
    const { status, text, headers } = await autoconfig(`?emailaddress=${encodeURIComponent(person)}`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ "content-type": "text/xml; charset=utf-8", "cache-control": "no-store" });
    requireXml(text);
    expect([...text.matchAll(/Server type="(\w+)"/g)].map(([, type]) => type)).toEqual([
      "imap",
      "pop3",
      "smtp",
    ]);
    expect(text).toContain("<username>%EMAILADDRESS%</username>");
    expect(text).toContain(`<domain>${domain}</domain>`);
  });

  it("is the same whoever asks, and whether there is such an address", async () => {
    const known = await autoconfig(`?emailaddress=${person}`);
    for (const query of [`?emailaddress=nobody@${domain}`, `?emailaddress=ALICE@${domain.toUpperCase()}`])
      expect(await autoconfig(query)).toEqual(known);
    expect(await autoconfig("", `autoconfig.${domain}`), "by the host").toEqual(known);
    expect(await autoconfig("", `${domain}:8443`)).toEqual(known);
  });

  it("knows nothing of other domains", async () => {
    const foreign = [
      "@",
      "x",
      "a@foreign.test",
      `a@${closed}`,
      `a@sub.${domain}`,
      `${"a".repeat(400)}@${domain}`,
    ];
    for (const address of foreign)
      expect(await autoconfig(`?emailaddress=${encodeURIComponent(address)}`), address).toMatchObject(
        nothing,
      );
    expect(await autoconfig("", "autoconfig.foreign.test")).toMatchObject(nothing);
    expect(await autoconfig("?emailaddress=a%40foreign.test", `autoconfig.${domain}`)).toMatchObject(nothing);
  });
});

const base = "http://schemas.microsoft.com/exchange/autodiscover";
const outlook = `${base}/outlook/responseschema/2006a`;
const mobile = `${base}/mobilesync/responseschema/2006`;
const asking = (address: string, schema: string) => `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="${base}/outlook/requestschema/2006"><Request><EMailAddress>${address}</EMailAddress>
<AcceptableResponseSchema>${schema}</AcceptableResponseSchema></Request></Autodiscover>`;
const autodiscover = (body: string | Buffer<ArrayBuffer>) =>
  answerAutodiscover(
    new Request("https://x.test/autodiscover/autodiscover.xml", { method: "POST", body }),
  ).then(read);

describe("Microsoft's Autodiscover", () => {
  it("tells Outlook where mail is read and sent", async () => {
    const { status, text } = await autodiscover(asking(person, outlook));
    expect(status).toBe(200);
    requireXml(text);
    expect([...text.matchAll(/<Type>(\w+)</g)].map(([, type]) => type)).toEqual(["IMAP", "POP3", "SMTP"]);
    expect(text).toContain(`<LoginName>${person}</LoginName>`);
  });

  it("tells phones where ActiveSync is", async () => {
    const { text } = await autodiscover(asking(person, mobile));
    requireXml(text);
    expect(text).toMatch(/<Url>https:\/\/[^<]+\/Microsoft-Server-ActiveSync<\/Url>/);
  });

  it("tells nothing about whether there is such an address", async () => {
    for (const schema of [outlook, mobile]) {
      const known = await autodiscover(asking(person, schema));
      const unknown = await autodiscover(asking(`nobody@${domain}`, schema));
      expect({ ...unknown, text: unknown.text.replaceAll("nobody@", "alice@") }).toEqual(known);
    }
  });

  it("writes what came from outside as text", async () => {
    const odd = `o'neil&amp;sons@${domain}`;
    const { text } = await autodiscover(asking(odd, mobile));
    requireXml(text);
    expect(text).toContain(`o&apos;neil&amp;sons@${domain}`);
  });

  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
  const file = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`;
  it.each<[string, () => string | Buffer<ArrayBuffer>]>([
    ["nothing", () => ""],
    ["no XML", () => "emailaddress=x"],
    ["XML that ends too early", () => asking(person, outlook).slice(0, -10)],
    ["another schema", () => asking(person, `${base}/other`)],
    ["no schema", () => asking(person, "")],
    ["another domain", () => asking("a@foreign.test", outlook)],
    ["a domain that is switched off", () => asking(`a@${closed}`, outlook)],
    ["no address", () => asking("<b/>", outlook)],
    ["entities that grow", () => asking("&b;", outlook).replace("?>", `?>${bomb}`)],
    ["an entity from a file", () => asking(`&a;@${domain}`, outlook).replace("?>", `?>${file}`)],
    ["a document type alone", () => asking(person, outlook).replace("?>", "?><!DOCTYPE Autodiscover>")],
    ["an entity that nobody declared", () => asking(`&x;@${domain}`, outlook)],
    [
      "what is too long",
      () => asking(person, outlook).replace("<Request>", `<Request><!--${"x".repeat(20_000)}-->`),
    ],
    ["what is too deep", () => asking("<a>".repeat(2_000), outlook)],
    [
      "bytes that are no UTF-8",
      () => Buffer.from(asking(person, outlook).replace("alice", "al\u00efce"), "latin1"),
    ],
  ])("answers nothing to %s", async (_, body) => {
    expect(await autodiscover(body())).toMatchObject(nothing);
  });
});
