import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { followEvents } from "@/lib/directory/sync/events/follow-events";
import { runSync } from "@/lib/directory/sync/run-sync";
import { mailbox } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestTemplate } from "@/lib/testing/fixtures";
import { dnOf, peopleBase, personLdif, serviceAccount } from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";

/* Changes of a real OpenLDAP arrive between the runs of the sync. */

vi.setConfig({ testTimeout: 30_000 });

const database = testDatabase();
const slug = "ldap";
const slapd = testSlapd(["anna", "ben", "cleo", "emil"].map((uid) => personLdif(uid)).join(""));

beforeAll(async () => {
  const context = database.context();
  await createTestDomain(context, { name: "example.test" });
  const { id } = await createTestTemplate(context);
  await setIdentityProvider(context, {
    slug,
    kind: "ldap",
    baseDn: peopleBase,
    clientId: serviceAccount.dn,
    clientSecret: serviceAccount.password,
    defaultTemplateId: id,
    settings: {
      ldap: {
        urls: [slapd().first.ldaps],
        caCertificate: slapd().authority,
        filter: "(&(objectClass=inetOrgPerson)(!(employeeType=former)))",
      },
      sync: { importUsers: true, notices: true, guardAtLeast: 100 },
    },
  });
  await runSync(context, { provider: slug, trigger: "manual" });
}, 60_000);

let following = new AbortController();
afterEach(() => following.abort());

function follow() {
  following = new AbortController();
  const context = { ...database.context(), db: database.client().db };
  return followEvents(context, slug, { everyMs: 20, obstaclesEveryMs: 0, signal: following.signal });
}

async function mailboxOf(name: string) {
  const address = `${name}@example.test`;
  const [row] = await database.client().db.select().from(mailbox).where(eq(mailbox.address, address));
  return row;
}

const change = (name: string, line: string) =>
  slapd().modify(`dn: ${dnOf(name)}\nchangetype: modify\n${line}\n`);

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
