import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { followEvents } from "@/lib/directory/sync/events/follow-events";
import { runSync } from "@/lib/directory/sync/run-sync";
import { mailbox } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestTemplate } from "@/lib/testing/fixtures";
import {
  dnOf,
  entryLdif,
  groupLdif,
  groupsBase,
  peopleBase,
  personLdif,
  serviceAccount,
} from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";

/* Changes of a real OpenLDAP arrive between the runs of the sync. */

const database = testDatabase();
const slug = "ldap";
const names = ["anna", "ben", "cleo", "emil", "fay", "gus", "hana", "ivo"];
const groupDn = (name: string) => `cn=${name},${groupsBase}`;
const slapd = testSlapd(
  [
    ...names.map((uid) => personLdif(uid)),
    groupLdif("inner", ["fay"]),
    entryLdif(groupDn("board"), { objectClass: "groupOfNames", cn: "board", member: groupDn("inner") }),
    groupLdif("other", ["gus"]),
  ].join(""),
);
let [usual, board] = ["", ""];

beforeAll(async () => {
  const context = database.context();
  await createTestDomain(context, { name: "example.test" });
  ({ id: usual } = await createTestTemplate(context, { quotaBytes: 1_000 }));
  ({ id: board } = await createTestTemplate(context, { quotaBytes: 5_000 }));
  await setIdentityProvider(context, {
    slug,
    kind: "ldap",
    baseDn: peopleBase,
    clientId: serviceAccount.dn,
    clientSecret: serviceAccount.password,
    defaultTemplateId: usual,
    mappings: [{ claim: "groups", value: "/board", templateId: board }],
    settings: {
      ldap: {
        urls: [slapd().first.ldaps],
        caCertificate: slapd().authority,
        groupBaseDn: groupsBase,
        filter: "(&(objectClass=inetOrgPerson)(!(employeeType=former)))",
      },
      sync: { importUsers: true, notices: true, guardAtLeast: 100 },
    },
  });
  await runSync(context, { provider: slug, trigger: "manual" });
});

let following = new AbortController();
afterEach(() => following.abort());

function follow() {
  following = new AbortController();
  const context = { ...database.context(), db: database.client().db };
  return followEvents(context, slug, {
    everyMs: 20,
    missedWithinMs: 0,
    obstaclesEveryMs: 0,
    signal: following.signal,
  });
}

async function mailboxOf(name: string) {
  const address = `${name}@example.test`;
  const [row] = await database.client().db.select().from(mailbox).where(eq(mailbox.address, address));
  return row;
}

const changeEntry = (dn: string, line: string) => slapd().modify(`dn: ${dn}\nchangetype: modify\n${line}\n`);
const change = (name: string, line: string) => changeEntry(dnOf(name), line);

describe("between two runs", () => {
  it("a name, a lock, somebody who is a person no more, and somebody new are heard of", async () => {
    const done = follow();
    await change("anna", "replace: sn\nsn: Alm");
    await expect.poll(async () => (await mailboxOf("anna"))?.displayName).toBe("Per Alm");
    await change("ben", "add: pwdAccountLockedTime\npwdAccountLockedTime: 000001010000Z");
    await expect.poll(async () => (await mailboxOf("ben"))?.directoryState).not.toBe("present");
    await change("emil", "add: employeeType\nemployeeType: former");
    await expect.poll(async () => (await mailboxOf("emil"))?.directoryState).not.toBe("present");
    await slapd().modify(personLdif("dora"));
    await expect.poll(async () => (await mailboxOf("dora"))?.directoryState).toBe("present");
    expect((await mailboxOf("cleo"))?.directoryState).toBe("present");
    following.abort();
    await done;
  });

  it("two changes within a second are both heard of", async () => {
    const done = follow();
    for (const name of ["First", "Second", "Third"]) {
      await change("cleo", `replace: sn\nsn: ${name}`);
      await expect.poll(async () => (await mailboxOf("cleo"))?.displayName).toBe(`Per ${name}`);
    }
    following.abort();
    await done;
  });

  it("another member of a group is heard of, also in a group in it, and who is none any more", async () => {
    const done = follow();
    const isOnBoard = async (name: string) => (await mailboxOf(name))?.templateId === board;
    expect(await isOnBoard("fay")).toBe(true);
    await changeEntry(groupDn("inner"), `add: member\nmember: ${dnOf("cleo")}`);
    await expect.poll(() => isOnBoard("cleo")).toBe(true);
    await changeEntry(groupDn("inner"), `delete: member\nmember: ${dnOf("fay")}`);
    await expect.poll(() => isOnBoard("fay")).toBe(false);
    await changeEntry(groupDn("board"), `add: member\nmember: ${groupDn("other")}`);
    await expect.poll(() => isOnBoard("gus")).toBe(true);
    expect((await mailboxOf("gus"))?.directoryState).toBe("present");
    following.abort();
    await done;
  });

  it("an entry that was removed is missed, and so is one that was moved out of the base", async () => {
    const done = follow();
    await slapd().modify(`dn: ${dnOf("hana")}\nchangetype: delete\n`);
    await expect.poll(async () => (await mailboxOf("hana"))?.directoryState).toBe("missing");
    await slapd().modify(
      `dn: ${dnOf("ivo")}\nchangetype: modrdn\nnewrdn: uid=ivo\ndeleteoldrdn: 0\nnewsuperior: ${groupsBase}\n`,
    );
    await expect.poll(async () => (await mailboxOf("ivo"))?.directoryState).toBe("missing");
    expect((await mailboxOf("cleo"))?.directoryState).toBe("present");
    following.abort();
    await done;
  });

  it("nobody is out while the directory is down, and what happened meanwhile is heard of after it", async () => {
    const done = follow();
    await slapd().first.stop();
    await slapd().first.start();
    await change("anna", "replace: sn\nsn: Back");
    await expect
      .poll(async () => (await mailboxOf("anna"))?.displayName, { timeout: 20_000 })
      .toBe("Per Back");
    expect((await mailboxOf("cleo"))?.directoryState).toBe("present");
    following.abort();
    await done;
  });
});
