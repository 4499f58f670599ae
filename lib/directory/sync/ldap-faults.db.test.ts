import { notInArray } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { run } from "@/deploy/stack/command";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { getSyncRun, listSyncChanges } from "@/lib/directory/run/queries";
import { runSync } from "@/lib/directory/sync/run-sync";
import { mailbox } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { ldapDomain, makeLdapFixture } from "@/lib/testing/directory/ldap-fixture";
import {
  done,
  entry,
  type ScriptedLdap,
  type SearchScript,
  startScriptedLdap,
} from "@/lib/testing/directory/scripted-ldap";
import { dnOf, peopleBase, personLdif, serviceAccount } from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";
import { say } from "@/lib/words/text";

/* A large directory with a few entries that no honest one has, and servers of it that fail: nobody else is touched, nobody taken for gone. */

const database = testDatabase();
const db = () => database.client().db;
const everybody = Array.from({ length: 2_000 }, (_, number) => `p${number}`);
const count = everybody.length;
const slapd = testSlapd(everybody.map((uid) => personLdif(uid)).join(""));
const addressOf = (uid: string) => `${uid}@${ldapDomain}`;

/** Pages much smaller than the directory, and a guard that never holds a run back: whoever is taken for gone is gone. */
const settings = { sync: { importUsers: true, missesBeforeLeaving: 1, guardAtLeast: 10_000, pageSize: 100 } };

async function sync() {
  const outcome = await runSync(database.context(), { provider: "ldap", trigger: "manual" });
  if (!outcome.started) throw new Error(outcome.reason);
  const { state, problem, remedy, readPeople: read } = await getSyncRun(database.context(), outcome.runId);
  const { items } = await listSyncChanges(database.context(), { runId: outcome.runId, limit: 10 });
  const lines = items.map(({ kind, state: of, reason, address, detail }) => [
    kind,
    of,
    reason,
    address,
    detail && say(detail),
  ]);
  return { state, read, lines, problem: problem && say(problem), remedy: remedy && say(remedy) };
}

/** The mailboxes of all but some, to the last column. */
const mailboxes = (...but: string[]) =>
  db()
    .select()
    .from(mailbox)
    .where(notInArray(mailbox.address, but.map(addressOf)))
    .orderBy(mailbox.address);
const stateOf = async (uid: string) =>
  (await mailboxes()).find(({ address }) => address === addressOf(uid))?.directoryState ?? null;

const setMail = (uid: string, mail: string) =>
  slapd().modify(`dn: ${dnOf(uid)}\nchangetype: modify\nreplace: mail\nmail: ${mail}\n`);

/** Changes where the provider's directory is. */
const reach = (ldap: object = {}) =>
  setIdentityProvider(database.context(), {
    slug: "ldap",
    clientSecret: serviceAccount.password,
    settings: {
      ...settings,
      ldap: { urls: [slapd().first.ldaps], caCertificate: slapd().authority, ...ldap },
    },
    verify: false,
  });

beforeAll(async () => {
  await makeLdapFixture(database.context(), slapd(), { settings });
  expect(await sync()).toMatchObject({ state: "done", read: count });
});

it("one entry that cannot be read, and two with the same address, are a line each and concern nobody else", async () => {
  const before = await mailboxes();
  expect(before).toHaveLength(count);
  await setMail("p7", `${"x".repeat(400)}@${ldapDomain}`);
  await setMail("p8", addressOf("p9"));
  await slapd().modify(
    ["twin-1", "twin-2"].map((uid) => personLdif(uid, { mail: addressOf("twin") })).join(""),
  );
  const usual = [
    ["conflict", "applied", "record-malformed", null, `${dnOf("p7")}: mail is longer than 320 characters`],
    ["conflict", "applied", "address-changed", addressOf("p8"), addressOf("p9")],
  ];
  const first = await sync();
  expect(first).toMatchObject({ state: "done", read: count + 2 });
  expect(first.lines).toHaveLength(4);
  expect(first.lines).toEqual(
    expect.arrayContaining([
      ...usual,
      ["create", "applied", "new-person", addressOf("twin"), null],
      [
        "create",
        "refused",
        "new-person",
        addressOf("twin"),
        "This address is already used by a mailbox or an alias.",
      ],
    ]),
  );
  const again = await sync();
  expect(again.lines).toHaveLength(3);
  expect(again.lines).toEqual(
    expect.arrayContaining([
      ...usual,
      [
        "conflict",
        "applied",
        "identity-conflict",
        addressOf("twin"),
        expect.stringMatching(/^Per twin-[12]$/),
      ],
    ]),
  );
  expect(await mailboxes("twin")).toEqual(before);
  expect(await stateOf("twin")).toBe("present");
});

describe("nobody is taken for gone, and the run says why, when", () => {
  let server: ScriptedLdap | undefined;
  afterEach(() => server?.stop());

  const scripted = async (script: SearchScript) => {
    server = await startScriptedLdap(script);
    return { urls: [server.url], caCertificate: null };
  };
  /** The first two people, as the real server shows them. */
  async function firstTwo(): Promise<(id: number) => [Buffer, Buffer]> {
    const [one = "", two = ""] = await Promise.all(
      ["p0", "p1"].map(async (uid) => (await slapd().read(dnOf(uid), "entryUUID"))[0] ?? ""),
    );
    const shown = (id: number, uid: string, entryUUID: string) =>
      entry(id, dnOf(uid), {
        ...{ entryUUID: [entryUUID], uid: [uid], mail: [addressOf(uid)] },
        ...{ givenName: ["Per"], sn: [uid] },
      });
    return (id) => [shown(id, "p0", one), shown(id, "p1", two)];
  }

  it.each<[string, () => Promise<object>, RegExp, RegExp]>([
    [
      "the server refers us elsewhere",
      () => scripted((id) => [done(id, 10)]),
      /refers us to another server, which is never followed/,
      /URL of a server that has the base DN itself/,
    ],
    [
      "the server stops in the middle of a search",
      async () => {
        const people = await firstTwo();
        return scripted((id, searches) => {
          const [one, two] = people(id);
          return searches % 2 === 1 ? [one, done(id, 0, "2")] : [two, null];
        });
      },
      /connection was closed/,
      /The next run tries again/,
    ],
    [
      "the server stops in the middle of an entry",
      async () => {
        const people = await firstTwo();
        return scripted((id) => {
          const [one, two] = people(id);
          return [one, two.subarray(0, 30), null];
        });
      },
      /connection was closed/,
      /The next run tries again/,
    ],
    [
      "the certificate is for another name",
      async () => ({ urls: [slapd().first.misnamed] }),
      /certificate is for a different name/,
      /Use the name that the certificate is for/,
    ],
    [
      "the certificate is by a CA that is not trusted",
      async () => ({ caCertificate: null }),
      /certificate can't be traced to a CA that is trusted here/,
      /Enter the certificate of the CA that issued the server's certificate/,
    ],
  ])("%s", async (_, ldap, problem, remedy) => {
    const before = await mailboxes();
    await reach(await ldap());
    const outcome = await sync();
    expect(outcome).toMatchObject({ state: "failed", lines: [] });
    expect(outcome.problem).toMatch(problem);
    expect(outcome.remedy).toMatch(remedy);
    expect(await mailboxes()).toEqual(before);
    await reach();
    expect(await sync()).toMatchObject({ state: "done" });
    expect(await mailboxes()).toEqual(before);
  });
});

it("a directory is read to its end although it allows smaller pages than are asked for", async () => {
  const before = await mailboxes();
  const limits = `dn.exact="${serviceAccount.dn}" size=unlimited size.pr=60 time=unlimited`;
  await slapd().modify(
    `dn: olcDatabase={1}mdb,cn=config\nchangetype: modify\nreplace: olcLimits\nolcLimits: ${limits}\n`,
  );
  const account = ["-D", serviceAccount.dn, "-w", serviceAccount.password];
  const paged = ["-b", peopleBase, "-E", `pr=${settings.sync.pageSize}/noprompt`, "1.1"];
  await expect(run(["ldapsearch", "-x", "-H", slapd().first.ldap, ...account, ...paged])).rejects.toThrow(
    "illegal pagedResults page size",
  );
  await reach();
  const { state, read } = await sync();
  expect(state).toBe("done");
  expect(read).toBeGreaterThanOrEqual(count);
  expect(await mailboxes()).toEqual(before);
});
