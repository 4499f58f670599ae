import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { expect, it } from "vitest";
import { allOf, equals, present, readFilter } from "@/lib/providers/kinds/ldap/filter";
import { resultCodes, ServiceRefused } from "@/lib/providers/kinds/ldap/result";
import {
  type OpeningBounds,
  openAsService,
  openFirst,
  type Servers,
} from "@/lib/providers/kinds/ldap/servers";
import { FaultyLdap } from "@/lib/testing/directory/faulty-ldap";
import {
  dnOf,
  peopleBase,
  personLdif,
  personPassword,
  serviceAccount,
} from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

/* How a real server is reached and asked, and what each refusal is. */

const slapd = testSlapd(["anna", "ben", "cleo"].map((uid) => personLdif(uid)).join(""));

stubProductEnv();

const bounds: OpeningBounds = { connectMs: 2_000, timeMs: 2_000, maxBytes: 1_000_000, maxEntries: 100 };

const servers = (changes: Partial<Servers> = {}): Servers => ({
  urls: [slapd().first.ldaps],
  startTls: false,
  caCertificate: slapd().authority,
  ...changes,
});

const asService = (to: Servers, signal?: AbortSignal) => openAsService(to, serviceAccount, bounds, signal);

const people = { base: peopleBase, scope: "one", filter: present("uid"), attributes: ["uid"] } as const;

it.each([
  ["by TLS", () => servers()],
  ["by StartTLS", () => servers({ urls: [slapd().first.ldap], startTls: true })],
  ["without TLS, on this machine", () => servers({ urls: [slapd().first.ldap], caCertificate: null })],
  [
    "at the second server, when nothing is at the first",
    () => servers({ urls: ["ldaps://127.0.0.1:1", slapd().second.ldaps] }),
  ],
  [
    "at the second server, when the certificate of the first is for another name",
    () => servers({ urls: [slapd().first.misnamed, slapd().second.ldaps] }),
  ],
])("finds people %s", async (_, to) => {
  const connection = await asService(to());
  const { entries, result } = await connection.search(people);
  expect(result.code).toBe(resultCodes.success);
  expect(entries.map(({ dn }) => dn).sort()).toEqual(["anna", "ben", "cleo"].map(dnOf));
  expect(entries.map(({ attributes }) => String(attributes.get("uid"))).sort()).toEqual([
    "anna",
    "ben",
    "cleo",
  ]);
  connection.close();
});

it.each([
  ["a certificate for another name", () => servers({ urls: [slapd().first.misnamed] }), /different name/],
  ["a certificate of a CA that is not trusted", () => servers({ caCertificate: null }), /CA|certificate/],
  [
    "StartTLS with a CA that is not trusted",
    () => servers({ urls: [slapd().first.ldap], startTls: true, caCertificate: null }),
    /certificate/,
  ],
  ["nothing that listens", () => servers({ urls: ["ldaps://127.0.0.1:1"] }), /Nothing is listening/],
  [
    "an address that no provider has",
    () => servers({ urls: ["ldaps://169.254.169.254"] }),
    /no identity provider can have/,
  ],
  [
    "a port that speaks no TLS",
    () => servers({ urls: [slapd().first.ldap.replace("ldap:", "ldaps:")] }),
    /./,
  ],
])("does not get past %s", async (_, to, problem) => {
  await expect(asService(to())).rejects.toThrow(problem);
});

/** A server that takes connections and says nothing. */
async function silentServer(): Promise<{ url: string; stop(): void }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => void open.add(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `ldaps://127.0.0.1:${(server.address() as { port: number }).port}`,
    stop() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

it("says of a server that is silent that it did not answer in time, and asks the next one", async () => {
  const silent = await silentServer();
  const quick = { ...bounds, connectMs: 300 };
  try {
    await expect(openFirst(servers({ urls: [silent.url] }), quick)).rejects.toMatchObject({
      kind: "timeout",
    });
    const { ldaps } = slapd().second;
    const other = await openFirst(servers({ urls: [silent.url, ldaps] }), bounds);
    expect(other.url).toBe(ldaps);
    other.close();
  } finally {
    silent.stop();
  }
});

it("ends a question that nobody answers, and the connection with it", async () => {
  const between = await FaultyLdap.start(slapd().first.ldap);
  try {
    const connection = await openAsService(servers({ urls: [between.url] }), serviceAccount, {
      ...bounds,
      timeMs: 1_500,
    });
    between.fail({ kind: "silent" });
    await expect(connection.search(people)).rejects.toMatchObject({ kind: "timeout" });
    expect(connection.isOpen).toBe(false);
    await expect(connection.search(people)).rejects.toMatchObject({ kind: "timeout" });
  } finally {
    between.stop();
  }
});

it("stops at once when it is told to", async () => {
  const told = new AbortController();
  const connection = await asService(servers(), told.signal);
  const asking = connection.search(people);
  told.abort(new Error("told to stop"));
  await expect(asking).rejects.toThrow("told to stop");
});

it("notices a server that ends in the middle", async () => {
  const { second } = slapd();
  const connection = await asService(servers({ urls: [second.ldaps] }));
  await second.stop();
  await expect(connection.search(people)).rejects.toMatchObject({ kind: "unreachable" });
  await second.start();
});

it("tells a wrong password of our own account from an outage, and asks no second server", async () => {
  const { first, second } = slapd();
  const to = servers({ urls: [first.ldaps, second.ldaps] });
  const wrong = openAsService(to, { ...serviceAccount, password: "wrong" }, bounds);
  await expect(wrong).rejects.toBeInstanceOf(ServiceRefused);
  await expect(wrong).rejects.toThrow("invalidCredentials (49)");
});

it("tells whether a password is right, and never asks with an empty one", async () => {
  const connection = await asService(servers());
  expect(await connection.bind(dnOf("anna"), personPassword)).toMatchObject({ code: 0 });
  expect(await connection.bind(dnOf("anna"), "wrong")).toMatchObject({ code: 49 });
  await expect(connection.bind(dnOf("anna"), "")).rejects.toThrow("proves nothing");
  await expect(connection.bind("", personPassword)).rejects.toThrow("proves nothing");
  connection.close();
});

it("reads page after page", async () => {
  const connection = await asService(servers());
  const sizes: number[] = [];
  for (let cookie: Buffer | null = Buffer.alloc(0); cookie && (sizes.length === 0 || cookie.length > 0); ) {
    const answer = await connection.search({ ...people, page: { size: 2, cookie } });
    sizes.push(answer.entries.length);
    ({ cookie } = answer);
  }
  expect(sizes).toEqual([2, 1]);
  connection.close();
});

it.each([
  ["more entries", { maxEntries: 2 }],
  ["more bytes", { maxBytes: 120 }],
])("takes no %s than it may", async (_, less) => {
  const connection = await openAsService(servers(), serviceAccount, { ...bounds, ...less });
  await expect(connection.search(people)).rejects.toMatchObject({ kind: "too-large" });
});

it.each(["*", "anna)(uid=*", "an\0na", "a\\6ena", "(uid=anna)"])(
  "takes %j as a value, never as syntax",
  async (value) => {
    const connection = await asService(servers());
    const filter = allOf(readFilter("(objectClass=inetOrgPerson)") ?? present("none"), equals("uid", value));
    expect((await connection.search({ ...people, filter })).entries).toEqual([]);
    connection.close();
  },
);

it("finds text beyond ASCII, written in either way", async () => {
  const { modify } = slapd();
  await modify(personLdif("dora", { sn: "Müller" }));
  const connection = await asService(servers());
  for (const text of ["(sn=Müller)", "(sn=M\\c3\\bcller)"]) {
    const filter = readFilter(text) ?? present("none");
    expect((await connection.search({ ...people, filter })).entries.map(({ dn }) => dn)).toEqual([
      dnOf("dora"),
    ]);
  }
  connection.close();
});
