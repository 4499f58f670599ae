import { afterEach, expect, it } from "vitest";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { ldapSettings } from "@/lib/providers/kinds/ldap/settings";
import { openSocket } from "@/lib/providers/kinds/ldap/socket";
import { LdapSource } from "@/lib/providers/kinds/ldap/source";
import { idsOf, listAll } from "@/lib/testing/directory/contract";
import {
  done,
  element,
  entry,
  message,
  reference,
  type ScriptedLdap,
  type SearchScript,
  startScriptedLdap,
} from "@/lib/testing/directory/scripted-ldap";
import { say } from "@/lib/words/text";

/* A directory that does what no honest one does: each is a clear error, and nobody is taken for gone. */

let server: ScriptedLdap | undefined;
afterEach(() => server?.stop());

async function sourceBy(script: SearchScript, given: object = {}): Promise<LdapSource> {
  server = await startScriptedLdap(script);
  const settings = ldapSettings.parse({ ldap: { urls: [server.url], ...given }, sync: { pageSize: 10 } });
  const credential = { method: "client_secret_basic", secret: "x" } as const;
  const provider = { issuer: "", clientId: "cn=reader", credential, settings, mappings: [] };
  const bounds = { timeMs: 1_000, maxBytes: 100_000, maxEntries: 500, pause: async () => undefined };
  return new LdapSource(new LdapAsker(provider, new AbortController().signal, bounds), "dc=test", provider);
}

const person = (id: number, number: number, more: Record<string, string[]> = {}) =>
  entry(id, `uid=p${number},dc=test`, { entryUUID: [`id-${number}`], uid: [`p${number}`], ...more });

const isClear = (error: unknown): boolean =>
  error instanceof DirectoryError && say(error.text).length > 10 && say(error.remedy).length > 10;

/** Its name, what it says to a search, and whether a further try is made. */
const faults: [string, SearchScript][] = [
  ["refers us elsewhere", (id) => [done(id, 10)]],
  ["has no such base", (id) => [done(id, 32)]],
  ["caps what it gives", (id) => [person(id, 1), done(id, 4)]],
  ["takes too long for itself", (id) => [person(id, 1), done(id, 3)]],
  ["is busy for good", (id) => [done(id, 51)]],
  ["may not be read", (id) => [done(id, 50)]],
  ["has no such filter", (id) => [done(id, 18)]],
  ["stops in the middle of a page", (id) => [person(id, 1), null]],
  ["stops in the middle of an entry", (id) => [person(id, 1).subarray(0, 20), null]],
  ["sends the same page for ever", (id) => [person(id, 1), done(id, 0, "again")]],
  ["sends empty pages for ever", (id) => [done(id, 0, "again")]],
  ["sends more than it may", (id) => [person(id, 1, { uid: ["x".repeat(200_000)] }), done(id, 0, "")]],
  [
    "sends more entries than it may",
    (id) => [...Array.from({ length: 600 }, (_, n) => person(id, n)), done(id, 0, "")],
  ],
  ["announces a message of gigabytes", () => [Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff])]],
  [
    "sends a list that goes past its message",
    (id) => [message(id, Buffer.from([0x64, 4, 4, 0, 0x30, 0x70]))],
  ],
  ["sends messages without anything", () => [Buffer.alloc(90_000, Buffer.from([0x30, 0]))]],
  ["answers what nobody asked", (id) => [done(id + 7, 0, "")]],
  [
    "says goodbye",
    () => [message(0, element(0x78, element(0x0a, Buffer.from([52])), element(4), element(4)))],
  ],
  ["answers a bind", (id) => [done(id, 0, undefined, 0x61)]],
  [
    "has a place of the next page that is none",
    (id) => [
      message(
        id,
        element(0x65, element(0x0a, Buffer.from([0])), element(4), element(4)),
        element(0xa0, element(0x30, element(4, "1.2.840.113556.1.4.319"), element(4, "x"))),
      ),
    ],
  ],
];

it.each(faults)("is not read when it %s", async (_, script) => {
  await expect(listAll(await sourceBy(script))).rejects.toSatisfy(isClear);
});

it.each(faults.filter(([name]) => !name.startsWith("sends the same page")))(
  "loses nobody when it %s",
  async (name, script) => {
    const found = await (await sourceBy(script)).find("id-1").catch((error: unknown) => error);
    if (name === "sends empty pages for ever") expect(isClear(found)).toBe(true);
    else expect(isClear(found) || (found as { state?: string }).state === "found").toBe(true);
  },
);

it("is not empty because it shows nothing: the base itself must be seen", async () => {
  const hidden: SearchScript = (id) => [done(id, 0, "")];
  await expect(listAll(await sourceBy(hidden))).rejects.toSatisfy(isClear);
  await expect((await sourceBy(hidden)).find("id-1")).rejects.toSatisfy(isClear);
});

it("is read to its end although pages are empty, and references lead elsewhere", async () => {
  const pages: SearchScript = (id, searches) =>
    [
      [person(id, 1), reference(id, "ldap://elsewhere.test/dc=test"), done(id, 0, "2")],
      [done(id, 0, "3")],
      [person(id, 1), person(id, 2), done(id, 0, "")],
    ][searches - 1] ?? [];
  const { people } = await listAll(await sourceBy(pages));
  expect(idsOf(people)).toEqual(["id-1", "id-2"]);
});

it("is read from the beginning when it breaks off, and shows nobody twice", async () => {
  const pages: SearchScript = (id, searches) =>
    [
      [person(id, 1), person(id, 2), done(id, 0, "2")],
      [person(id, 3), null],
      [person(id, 1), person(id, 2), done(id, 0, "2")],
      [person(id, 3), done(id, 0, "")],
    ][searches - 1] ?? [];
  const { people } = await listAll(await sourceBy(pages));
  expect(idsOf(people)).toEqual(["id-1", "id-2", "id-3"]);
});

it("keeps one malformed entry apart from the others", async () => {
  const page: SearchScript = (id) => [
    person(id, 1),
    entry(id, "uid=x,dc=test", { uid: ["x"] }),
    entry(id, "uid=y,dc=test", { entryUUID: ["id-y"], uid: [] }),
    done(id, 0, ""),
  ];
  const { people, malformed } = await listAll(await sourceBy(page));
  expect(idsOf(people)).toEqual(["id-1"]);
  expect(idsOf(malformed)).toEqual([null, "id-y"]);
});

it("gives all members of a group of very many, part after part", async () => {
  const script: SearchScript = (id, searches) => {
    if (searches === 1) return [entry(id, "cn=all,dc=test", {}), done(id, 0)];
    if (searches === 2)
      return [
        entry(id, "cn=all,dc=test", { member: [], "member;range=0-1": ["uid=p1,dc=test", "uid=p2,dc=test"] }),
        done(id, 0, ""),
      ];
    if (searches <= 4) return [person(id, searches - 2), done(id, 0)];
    if (searches === 5)
      return [entry(id, "cn=all,dc=test", { "member;range=2-*": ["uid=p3,dc=test"] }), done(id, 0)];
    return [person(id, 3), done(id, 0)];
  };
  const ids: string[] = [];
  for await (const page of (await sourceBy(script)).members("/all")) ids.push(...page);
  expect(ids).toEqual(["id-1", "id-2", "id-3"]);
});

it.each<[string, Record<string, string[]> | null]>([
  ["goes round in a circle", { "member;range=0-1": ["uid=p1,dc=test"] }],
  ["does not show the rest", {}],
  ["does not show the group any more", null],
])("gives no members of a group of very many when it %s", async (_, rest) => {
  const script: SearchScript = (id, searches, base) => {
    if (base.startsWith("uid=")) return [person(id, 1), done(id, 0)];
    const first = { member: [], "member;range=0-1": ["uid=p1,dc=test", "uid=p2,dc=test"] };
    const shown = searches <= 2 ? first : rest;
    return [...(shown ? [entry(id, "cn=all,dc=test", shown)] : []), done(id, 0)];
  };
  const source = await sourceBy(script);
  const read = async () => {
    for await (const page of source.members("/all")) expect(page.length).toBeGreaterThan(0);
  };
  await expect(read()).rejects.toSatisfy(isClear);
});

it.each<[string, SearchScript]>([
  [
    "somebody in between has put an answer before TLS",
    (id) => [Buffer.concat([done(id, 0, undefined, 0x78), done(id + 1, 0, undefined, 0x61)])],
  ],
  [
    "half an answer stands before TLS",
    (id) => [Buffer.concat([done(id, 0, undefined, 0x78), done(id + 1, 0, undefined, 0x61).subarray(0, 9)])],
  ],
  ["the server refuses", (id) => [done(id, 2, undefined, 0x78)]],
  ["another question is answered", (id) => [done(id, 0, undefined, 0x61)]],
  ["something else answers", () => [Buffer.from("220 mail.test ESMTP\r\n")]],
  ["the connection ends", () => [null]],
])("is not asked by StartTLS when %s", async (_, script) => {
  server = await startScriptedLdap(script);
  const opening = openSocket(server.url, { startTls: true, caCertificate: null }, AbortSignal.timeout(2_000));
  await expect(opening).rejects.toThrow();
});
