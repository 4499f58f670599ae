import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { getSyncRun, listSyncChanges } from "@/lib/directory/run/queries";
import { runSync } from "@/lib/directory/sync/run-sync";
import { mailbox } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestTemplate } from "@/lib/testing/fixtures";
import {
  base,
  dnOf,
  groupLdif,
  groupsBase,
  peopleBase,
  personLdif,
  serviceAccount,
} from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";
import { say } from "@/lib/words/text";

/* People of a real OpenLDAP become mailboxes and stay so: the same runs, lines and rules as for Keycloak. */

const database = testDatabase();
const slug = "ldap";
const names = ["anna", "ben", "cleo", "dora", "emil"];
const slapd = testSlapd(names.map((uid) => personLdif(uid)).join(""));
let [staff, usual] = ["", ""];

beforeAll(async () => {
  const context = database.context();
  await createTestDomain(context, { name: "example.test" });
  ({ id: staff } = await createTestTemplate(context, { quotaBytes: 5_000 }));
  ({ id: usual } = await createTestTemplate(context, { quotaBytes: 1_000 }));
  await slapd().modify(groupLdif("staff", ["anna"]));
  await setIdentityProvider(context, {
    slug,
    kind: "ldap",
    baseDn: peopleBase,
    clientId: serviceAccount.dn,
    clientSecret: serviceAccount.password,
    defaultTemplateId: usual,
    mappings: [{ claim: "groups", value: "/staff", templateId: staff }],
    settings: {
      ldap: {
        urls: [slapd().first.ldaps, slapd().second.ldaps],
        caCertificate: slapd().authority,
        groupBaseDn: groupsBase,
      },
      sync: { importUsers: true, missesBeforeLeaving: 1, guardAtLeast: 100 },
    },
  });
});

async function sync() {
  const outcome = await runSync(database.context(), { provider: slug, trigger: "manual" });
  if (!outcome.started) throw new Error(outcome.reason);
  const { state, problem } = await getSyncRun(database.context(), outcome.runId);
  const { items } = await listSyncChanges(database.context(), { runId: outcome.runId, limit: 100 });
  return {
    state,
    problem: problem && say(problem),
    lines: items.map(({ kind, reason, address }) => [kind, reason, address]),
  };
}

async function mailboxOf(name: string) {
  const address = `${name}@example.test`;
  const [row] = await database.client().db.select().from(mailbox).where(eq(mailbox.address, address));
  return row;
}

const states = async () =>
  Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, (await mailboxOf(name))?.directoryState ?? null])),
  );

describe("the people of an LDAP directory", () => {
  it("get mailboxes, with the template of their group", async () => {
    expect(await sync()).toMatchObject({
      state: "done",
      lines: names.map(() => ["create", "new-person", expect.any(String)]),
    });
    expect(await mailboxOf("anna")).toMatchObject({ templateId: staff, displayName: "Per anna" });
    expect(await mailboxOf("ben")).toMatchObject({ templateId: usual });
    expect(await sync()).toMatchObject({ state: "done", lines: [] });
  });

  it("keep their mailboxes when an entry is renamed and moved", async () => {
    const before = await mailboxOf("ben");
    const unit = `dn: ou=moved,${peopleBase}\nobjectClass: organizationalUnit\nou: moved\n\n`;
    const move = `dn: ${dnOf("ben")}\nchangetype: modrdn\nnewrdn: uid=benjamin\ndeleteoldrdn: 1\nnewsuperior: ou=moved,${peopleBase}\n`;
    await slapd().modify(unit + move);
    expect(await sync()).toMatchObject({ state: "done", lines: [] });
    expect(await mailboxOf("ben")).toEqual(before);
  });

  it("are read from the other server when the first is gone", async () => {
    await slapd().first.stop();
    expect(await sync()).toMatchObject({ state: "done", lines: [] });
    await slapd().first.start();
  });

  const rename = (from: string, to: string) =>
    `dn: ou=${from},${base}\nchangetype: modrdn\nnewrdn: ou=${to}\ndeleteoldrdn: 1\n`;
  const access = (...rules: string[]) =>
    `dn: olcDatabase={1}mdb,cn=config\nchangetype: modify\nreplace: olcAccess\n${rules.map((rule) => `olcAccess: ${rule}\n`).join("")}`;
  const secret = "to attrs=userPassword by anonymous auth by * none";
  const limit = (size: string) =>
    `dn: olcDatabase={1}mdb,cn=config\nchangetype: modify\nreplace: olcLimits\nolcLimits: dn.exact="${serviceAccount.dn}" ${size} time=unlimited\n`;

  it.each<[string, RegExp, () => Promise<unknown>, () => Promise<unknown>]>([
    [
      "no server answers",
      /Nothing is listening/,
      () => Promise.all([slapd().first.stop(), slapd().second.stop()]),
      () => Promise.all([slapd().first.start(), slapd().second.start()]),
    ],
    [
      "the base is renamed",
      /base DN doesn't exist/,
      () => slapd().modify(rename("people", "persons")),
      () => slapd().modify(rename("persons", "people")),
    ],
    [
      "our account may not read any more",
      /base DN doesn't exist/,
      () => slapd().modify(access(secret, "to * by anonymous auth by * none")),
      () =>
        slapd().modify(
          access(secret, `to * by dn.exact="${serviceAccount.dn}" read by anonymous auth by * none`),
        ),
    ],
    [
      "the directory gives no more than three",
      /no more entries than its limit/,
      () => slapd().modify(limit("size=3 size.prtotal=3")),
      () => slapd().modify(limit("size=unlimited")),
    ],
  ])(
    "are not gone because %s",
    async (what, said, spoil, mend) => {
      // The second server has a configuration of its own.
      if (what !== "no server answers") await slapd().second.stop();
      await spoil();
      try {
        const { state, problem, lines } = await sync();
        expect({ state, lines }).toEqual({ state: "failed", lines: [] });
        expect(problem).toMatch(said);
      } finally {
        await mend();
        if (what !== "no server answers") await slapd().second.start();
      }
      expect(new Set(Object.values(await states()))).toEqual(new Set(["present"]));
      expect(await sync()).toMatchObject({ state: "done", lines: [] });
    },
    60_000,
  );

  it("leave when they are locked for good or gone, and only they", async () => {
    const lock = `dn: ${dnOf("cleo")}\nchangetype: modify\nadd: pwdAccountLockedTime\npwdAccountLockedTime: 000001010000Z\n\n`;
    await slapd().modify(`${lock}dn: ${dnOf("dora")}\nchangetype: delete\n`);
    const { lines } = await sync();
    expect(lines).toHaveLength(2);
    const after = await states();
    expect([after.cleo, after.dora]).not.toContain("present");
    expect([after.anna, after.ben, after.emil]).toEqual(["present", "present", "present"]);
  });

  it("stay although an entry cannot be read any more", async () => {
    await slapd().modify(
      `dn: ${dnOf("emil")}\nchangetype: modify\nreplace: mail\nmail: ${"x".repeat(400)}@example.test\n`,
    );
    await sync();
    expect((await mailboxOf("emil"))?.directoryState).toBe("present");
  });
});
