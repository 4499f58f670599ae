import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findMailboxByAddress } from "@/lib/access/queries";
import { createShare } from "@/lib/accounts/mailbox-share/create-share";
import { reconcileGrants } from "@/lib/accounts/mailbox-share/reconcile-grants";
import { findLogin } from "@/lib/credentials/app-password/find-login";
import { followEvents } from "@/lib/directory/sync/events/follow-events";
import { runSync } from "@/lib/directory/sync/run-sync";
import { externalIdentity, personGroup, revocation } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { ldapDomain, makeLdapFixture } from "@/lib/testing/directory/ldap-fixture";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { dnOf, groupLdif, groupsBase, personLdif } from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";

/* A mailbox that is shared with a group of a real OpenLDAP: who joins it has the mailbox, and who leaves it has it no more. */

/** The machine may have much to do beside. */
const patience = { timeout: 30_000, interval: 50 };

const slug = "ldap";
const database = testDatabase();
const db = () => database.client().db;
const context = () => ({ ...database.context(), db: db() });
const uids = ["anna", "ben", "cleo", "dora"];
const slapd = testSlapd(uids.map((uid) => personLdif(uid)).join(""));
const addressOf = (uid: string) => `${uid}@${ldapDomain}`;
let shared = { id: "", address: "" };

beforeAll(async () => {
  await slapd().modify(groupLdif("sales", ["ben"]) + groupLdif("other", uids));
  await makeLdapFixture(database.context(), slapd(), {
    settings: { sync: { importUsers: true, missesBeforeLeaving: 1, guardAtLeast: 100, notices: true } },
  });
  await sync();
  shared = await createTestMailbox(database.context(), { address: "sales@shared.test" });
  const share = { mailboxId: shared.id, provider: slug, group: "/sales", access: "send" } as const;
  await createShare(database.context(), share);
});

async function sync(): Promise<void> {
  const outcome = await runSync(database.context(), { provider: slug, trigger: "manual" });
  if (!outcome.started) throw new Error(outcome.reason);
}

const change = (how: "add" | "delete", uid: string, group = "sales") =>
  slapd().modify(`dn: cn=${group},${groupsBase}\nchangetype: modify\n${how}: member\nmember: ${dnOf(uid)}\n`);
const removeEntry = (uid: string) => slapd().modify(`dn: ${dnOf(uid)}\nchangetype: delete\n`);

/** Who is kept as a member of which group, by their addresses. */
async function kept(): Promise<Record<string, string[]>> {
  const rows = await db()
    .select({ name: personGroup.groupName, mailboxId: externalIdentity.mailboxId })
    .from(personGroup)
    .innerJoin(
      externalIdentity,
      sql`${externalIdentity.issuer} = ${personGroup.issuer} AND ${externalIdentity.subject} = ${personGroup.subject}`,
    );
  const found: Record<string, string[]> = {};
  for (const uid of uids) {
    const id = (await findMailboxByAddress(db(), addressOf(uid)))?.id;
    for (const { name, mailboxId } of rows) if (mailboxId === id) found[name] = [...(found[name] ?? []), uid];
  }
  return found;
}

/** Whether Dovecot shows somebody the shared mailbox. */
const sees = async (uid: string): Promise<boolean> => {
  const login = await findLogin(database.client().pool, addressOf(uid), null);
  expect([null, `${shared.id}.write`]).toContain(login?.aclGroups ?? null);
  return Boolean(login?.aclGroups);
};
/** Whom Postfix lets send as it. */
async function senders(): Promise<string[]> {
  const [rows] = await db().execute(
    sql`SELECT login FROM postfix_shared_sender WHERE address = ${shared.address} ORDER BY login`,
  );
  return (rows as unknown as { login: string }[]).map(({ login }) => login);
}
/** How often what somebody had open of it was ended. */
const ended = (uid: string) =>
  db().$count(
    revocation,
    sql`${revocation.address} = ${addressOf(uid)} AND ${revocation.reason} = 'share-ended'`,
  );

const reconcile = () => reconcileGrants(context(), async () => null);

/** Who has the shared mailbox, asked of everything that says so. */
async function members(): Promise<string[]> {
  await reconcile();
  const found: string[] = [];
  for (const uid of uids) if (await sees(uid)) found.push(uid);
  expect(await senders()).toEqual(found.map(addressOf));
  expect(await kept(), "the only group that matters").toEqual(found.length > 0 ? { "/sales": found } : {});
  return found;
}

/** What a change at the directory becomes known by. */
const ways: [string, (arrived: () => Promise<boolean>) => Promise<void>][] = [
  ["a full sync", () => sync()],
  [
    "a directory event",
    async (arrived) => {
      const stop = new AbortController();
      const following = followEvents(context(), slug, { everyMs: 50, signal: stop.signal });
      try {
        await expect.poll(arrived, patience).toBe(true);
      } finally {
        stop.abort();
        await following;
      }
    },
  ],
];

it("is theirs at once who are members when it is shared", async () => {
  expect(await members()).toEqual(["ben"]);
});

describe.each(ways)("by %s", (_, hear) => {
  const isMember = async (uid: string) => ((await kept())["/sales"] ?? []).includes(uid);

  beforeEach(async () => {
    expect(await members()).toEqual(["ben"]);
  });

  it("who joins the group has the mailbox, and who leaves it has it no more", async () => {
    await change("add", "anna");
    await hear(() => isMember("anna"));
    expect(await members()).toEqual(["anna", "ben"]);
    const before = await ended("anna");

    await change("delete", "anna");
    await hear(async () => !(await isMember("anna")));
    expect(await sees("anna"), "at the next login, at once").toBe(false);
    expect(await members()).toEqual(["ben"]);
    expect(await ended("anna")).toBe(before + 1);
    expect(await ended("ben")).toBe(0);
  });

  it("who is locked for good has it no more, though the group still names them", async () => {
    await change("add", "cleo");
    await hear(() => isMember("cleo"));
    expect(await members()).toEqual(["ben", "cleo"]);
    await slapd().modify(
      `dn: ${dnOf("cleo")}\nchangetype: modify\nadd: pwdAccountLockedTime\npwdAccountLockedTime: 000001010000Z\n`,
    );
    await hear(async () => !(await isMember("cleo")));
    expect(await members()).toEqual(["ben"]);
    await slapd().modify(`dn: ${dnOf("cleo")}\nchangetype: modify\ndelete: pwdAccountLockedTime\n`);
    await change("delete", "cleo");
    await hear(
      async () => (await findMailboxByAddress(db(), addressOf("cleo")))?.facts.directoryState === "present",
    );
  });
});

it("is no more theirs who are deleted, by the next sync", async () => {
  await change("add", "dora");
  await sync();
  expect(await members()).toEqual(["ben", "dora"]);
  await removeEntry("dora");
  await sync();
  expect(await members()).toEqual(["ben"]);
  expect(await ended("dora")).toBe(1);
});
