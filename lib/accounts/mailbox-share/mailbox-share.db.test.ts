import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { decideAccess } from "@/lib/access/decide-access";
import { findMailboxById } from "@/lib/access/queries";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { deleteMailbox } from "@/lib/accounts/mailbox/delete-mailbox";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { createShare } from "@/lib/accounts/mailbox-share/create-share";
import { deleteShare } from "@/lib/accounts/mailbox-share/delete-share";
import { previewShare } from "@/lib/accounts/mailbox-share/preview-share";
import { reconcileGrants } from "@/lib/accounts/mailbox-share/reconcile-grants";
import { updateShare } from "@/lib/accounts/mailbox-share/update-share";
import { findLogin } from "@/lib/credentials/app-password/find-login";
import { findRecipient } from "@/lib/doors/mail/find-recipient";
import type { Actor } from "@/lib/platform/actor";
import { openDatabase } from "@/lib/platform/db/client";
import {
  auditEvent,
  domain,
  externalIdentity,
  mailbox,
  mailboxShare,
  revocation,
  shareGrant,
} from "@/lib/platform/db/schema";
import { adminStates, directoryStates } from "@/lib/platform/db/schema/mailbox";
import { inTransaction } from "@/lib/platform/db/transaction";
import { type PersonGroups, replaceGroups } from "@/lib/providers/group/replace-groups";
import { getProvider, type Provider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const told: string[] = [];
const reconcile = () =>
  reconcileGrants({ ...database.context(), db: db() }, async ({ address }) => {
    told.push(address);
    return null;
  });

let provider: Provider;
let shared: { id: string; address: string };

/** Somebody of a provider, with a mailbox. */
async function newMember(name: string, at = provider) {
  const subject = `${name}-${randomUUID().slice(0, 8)}`;
  const { id, address } = await createTestMailbox(database.context(), { identityProviderId: at.id });
  await db()
    .insert(externalIdentity)
    .values({ identityProviderId: at.id, issuer: at.issuer, subject, mailboxId: id });
  return { id, address, subject, domainName: address.split("@")[1] ?? "" };
}
const say = (people: PersonGroups[], at = provider) =>
  inTransaction(database.context(), ({ db: tx }) =>
    replaceGroups(tx, { provider: at, source: "scim" }, people),
  );
const share = (access: "read" | "write" | "send", group = "/sales", actor?: Actor) =>
  createShare(
    { ...database.context(), ...(actor ? { actor } : {}) },
    {
      mailboxId: shared.id,
      provider: provider.slug,
      group,
      access,
    },
  );
/** What Dovecot hears of somebody, by a login and by a look-up. */
async function groupsOf({ address }: { address: string }) {
  const login = await findLogin(database.client().pool, address, null);
  const recipient = await findRecipient(address);
  expect(recipient?.aclGroups ?? null).toBe(login?.aclGroups ?? null);
  return login?.aclGroups ?? null;
}
async function senders(address = shared.address) {
  const [rows] = await db().execute(
    sql`SELECT login FROM postfix_shared_sender WHERE address = ${address} ORDER BY login`,
  );
  return (rows as unknown as { login: string }[]).map(({ login }) => login);
}
const put = ({ address }: { address: string }) =>
  db().$count(revocation, sql`${revocation.address} = ${address} AND ${revocation.reason} = 'share-ended'`);

beforeEach(async () => {
  const { id } = await createTestProvider(database.context(), {
    kind: "oidc",
    issuer: `https://${randomUUID()}.example.test`,
    clientSecret: "not-a-real-secret",
  });
  provider = await getProvider(db(), id);
  shared = await createTestMailbox(database.context());
  told.length = 0;
});

describe("a shared mailbox", () => {
  it.each([
    ["read", "read", false],
    ["write", "write", false],
    ["send", "write", true],
  ] as const)(
    "with the access %s is open to its members to %s, and to send as: %s",
    async (access, end, sends) => {
      const [anna, eve] = [await newMember("anna"), await newMember("eve")];
      await say([
        { subject: anna.subject, groups: ["/sales"] },
        { subject: eve.subject, groups: ["/Sales", "sales"] },
      ]);
      await share(access);
      expect(await groupsOf(anna), "before Dovecot knows of it").toBeNull();
      await reconcile();
      expect(told).toEqual([shared.address]);
      expect(await groupsOf(anna)).toBe(`${shared.id}.${end}`);
      expect(await groupsOf(eve)).toBeNull();
      expect(await senders()).toEqual(sends ? [anna.address] : []);
      await reconcile();
      expect(told, "told once").toHaveLength(1);
      expect(await put(anna)).toBe(0);
    },
  );

  it("keeps new members waiting while Dovecot cannot be told", async () => {
    const anna = await newMember("anna");
    await say([{ subject: anna.subject, groups: ["/sales"] }]);
    await share("read");
    const failing = reconcileGrants({ ...database.context(), db: db() }, async () => "no");
    expect(await failing).toBe("no");
    expect(await groupsOf(anna)).toBeNull();
  });

  it("is told of beside all others, however short the lists are that the database makes by itself", async () => {
    const anna = await newMember("anna");
    await say([{ subject: anna.subject, groups: ["/sales"] }]);
    const all: string[] = [];
    for (let number = 0; number < 3; number++) {
      shared = await createTestMailbox(database.context());
      await share("write");
      all.push(`${shared.id}.write`);
    }
    await reconcile();
    const before = await db().execute(sql`SELECT @@GLOBAL.group_concat_max_len AS most`);
    const [[{ most = 0 } = {}]] = before as unknown as [{ most?: number }[]];
    await db().execute(sql`SET GLOBAL group_concat_max_len = 64`);
    const client = openDatabase(database.url());
    try {
      const login = await findLogin(client.pool, anna.address, null);
      expect(login?.aclGroups?.split(",").sort()).toEqual(all.sort());
    } finally {
      await client.close();
      await db().execute(sql`SET GLOBAL group_concat_max_len = ${most}`);
    }
  });

  it("is another's at another provider, though the group is called the same and the person too", async () => {
    const { id } = await createTestProvider(database.context());
    const other = await getProvider(db(), id);
    const stranger = await newMember("anna", other);
    await say([{ subject: stranger.subject, groups: ["/sales"] }], other);
    await share("send");
    await reconcile();
    expect(await groupsOf(stranger)).toBeNull();
    expect(await senders()).toEqual([]);
  });

  it("gives who is in two groups the more of both", async () => {
    const anna = await newMember("anna");
    await say([{ subject: anna.subject, groups: ["/sales", "/board"] }]);
    await share("read");
    await share("send", "/board");
    await reconcile();
    expect((await groupsOf(anna))?.split(",").sort()).toEqual([`${shared.id}.read`, `${shared.id}.write`]);
    await say([{ subject: anna.subject, groups: ["/sales"] }]);
    expect(await groupsOf(anna), "at once").toBe(`${shared.id}.read`);
    expect(await senders()).toEqual([]);
    await reconcile();
    expect(await put(anna), "what was open could still write").toBe(1);
    expect(await groupsOf(anna)).toBe(`${shared.id}.read`);
  });
});

describe("access ends, and what is open with it,", () => {
  type World = Awaited<ReturnType<typeof newMember>> & { shareId: string };
  it.each<[string, (world: World) => Promise<unknown>]>([
    ["by leaving the group", ({ subject }) => say([{ subject, groups: [] }])],
    ["by leaving the provider", ({ subject }) => say([{ subject, groups: [], hasLeft: true }])],
    ["when the share is deleted", ({ shareId: id }) => deleteShare(database.context(), { id })],
    [
      "when the shared mailbox is disabled",
      () => setMailboxState(database.context(), { mailboxId: shared.id, adminState: "disabled" }),
    ],
    ["when the shared mailbox is deleted", () => deleteMailbox(database.context(), { mailboxId: shared.id })],
    [
      "when its domain is switched off",
      async () =>
        db()
          .update(domain)
          .set({ active: false })
          .where(eq(domain.name, shared.address.split("@")[1] ?? "")),
    ],
    [
      "when the provider is switched off",
      () => setIdentityProvider(database.context(), { slug: provider.slug, enabled: false, verify: false }),
    ],
    [
      "when the member's mailbox gets another source",
      ({ id: mailboxId }) => setMailboxSource(database.context(), { mailboxId, identityProviderId: null }),
    ],
    [
      "when the account is unlinked",
      ({ id }) => db().delete(externalIdentity).where(eq(externalIdentity.mailboxId, id)),
    ],
  ])("%s", async (_, end) => {
    const anna = await newMember("anna");
    await say([{ subject: anna.subject, groups: ["/sales"] }]);
    const { id: shareId } = await share("send");
    await reconcile();
    expect(await groupsOf(anna)).not.toBeNull();
    await end({ ...anna, shareId });
    expect(await groupsOf(anna), "at the next login, at once").toBeNull();
    expect(await senders()).toEqual([]);
    await reconcile();
    expect(await put(anna)).toBe(1);
    expect(await db().$count(shareGrant, eq(shareGrant.memberId, anna.id))).toBe(0);
    await reconcile();
    expect(await put(anna), "once").toBe(1);
  });

  it("to write when only reading is left, and not the other way round", async () => {
    const anna = await newMember("anna");
    await say([{ subject: anna.subject, groups: ["/sales"] }]);
    const { id } = await share("read");
    await reconcile();
    await updateShare(database.context(), { id, access: "write" });
    await reconcile();
    expect(await groupsOf(anna)).toBe(`${shared.id}.write`);
    expect(await put(anna)).toBe(0);
    await updateShare(database.context(), { id, access: "read" });
    expect(await groupsOf(anna)).toBe(`${shared.id}.read`);
    await reconcile();
    expect(await put(anna)).toBe(1);
  });

  it("with a provider that is deleted", async () => {
    await share("read");
    await db().execute(sql`DELETE FROM identity_provider WHERE id = ${provider.id}`);
    expect(await db().$count(mailboxShare, eq(mailboxShare.mailboxId, shared.id))).toBe(0);
  });
});

it("is open exactly while the mailbox receives, and sends while somebody could log in to it", async () => {
  const anna = await newMember("anna");
  await say([{ subject: anna.subject, groups: ["/sales"] }]);
  await share("send");
  await reconcile();
  for (const adminState of adminStates)
    for (const directoryState of directoryStates)
      for (const directoryReceives of [true, false]) {
        const state = { adminState, directoryState, directoryReceives };
        await db().update(mailbox).set(state).where(eq(mailbox.id, shared.id));
        const facts = (await findMailboxById(db(), shared.id))?.facts;
        if (!facts) throw new Error("no mailbox");
        const receives = decideAccess(facts, "delivery", { kind: "none" }).allowed;
        const enters = decideAccess(facts, "portal", { kind: "session" }).allowed;
        expect((await groupsOf(anna)) !== null, JSON.stringify(state)).toBe(receives);
        expect((await senders()).length === 1, JSON.stringify(state)).toBe(enters);
      }
});

describe("who may share", () => {
  const adminOf = (...domains: string[]): Actor => ({
    kind: "domain-admin",
    id: randomUUID(),
    name: "admin@admins.test",
    domains,
  });
  const domainOf = ({ address }: { address: string }) => address.split("@")[1] ?? "";

  it("is an administrator of the mailbox's domain", async () => {
    await expect(share("read", "/sales", adminOf("other.test"))).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await share("read", "/sales", adminOf(domainOf(shared)));
    const stranger = { ...database.context(), actor: adminOf("other.test") };
    await expect(updateShare(stranger, { id, access: "send" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteShare(stranger, { id })).rejects.toMatchObject({ code: "forbidden" });
    const [event] = await db().select().from(auditEvent).where(eq(auditEvent.subjectId, id));
    expect(event).toMatchObject({ action: "share.create", domainName: domainOf(shared) });
  });

  it("refuses the same group twice, and more than twenty", async () => {
    await share("read");
    await expect(share("send")).rejects.toMatchObject({ code: "conflict" });
    for (let index = 1; index < 20; index++) await share("read", `/g${index}`);
    await expect(share("read", "/one-more")).rejects.toMatchObject({ code: "limit-reached" });
  });

  it("sees of the members those of the own domains, and nothing of others", async () => {
    const [anna, ben] = [await newMember("anna"), await newMember("ben")];
    await say([
      { subject: anna.subject, groups: ["/sales"] },
      { subject: ben.subject, groups: ["/sales"] },
    ]);
    const asked = {
      mailboxId: shared.id,
      provider: provider.slug,
      group: "/sales",
      access: "write",
    } as const;
    const actor = adminOf(domainOf(shared), anna.domainName);
    expect(await previewShare({ ...database.context(), actor }, asked)).toEqual({
      members: 1,
      gaining: 1,
      losing: 0,
      people: [{ address: anna.address, before: "none", after: "write" }],
      asked: false,
    });
    expect(await previewShare(database.context(), asked)).toMatchObject({ members: 2, gaining: 2 });
  });
});

describe("a preview", () => {
  const preview = (access: "none" | "read" | "send", members?: string[]) =>
    previewShare(
      database.context(),
      { mailboxId: shared.id, provider: provider.slug, group: "/sales", access },
      members &&
        (() => ({
          members: async function* () {
            yield members;
          },
        })),
    );

  it("counts what other groups give besides", async () => {
    const [anna, ben] = [await newMember("anna"), await newMember("ben")];
    await say([
      { subject: anna.subject, groups: ["/sales", "/board"] },
      { subject: ben.subject, groups: ["/sales"] },
    ]);
    await share("send");
    await share("read", "/board");
    const people = [
      { address: anna.address, before: "send", after: "read" },
      { address: ben.address, before: "send", after: "none" },
    ].sort((one, other) => (one.address < other.address ? -1 : 1));
    expect(await preview("none")).toMatchObject({ gaining: 0, losing: 2, people });
    expect(await preview("send")).toMatchObject({ members: 2, gaining: 0, losing: 0, people: [] });
  });

  it("asks the directory of a provider that has one", async () => {
    const { id } = await createTestProvider(database.context());
    provider = await getProvider(db(), id);
    const anna = await newMember("anna");
    await newMember("ben");
    expect(await preview("read", [anna.subject, "somebody-without-a-mailbox"])).toMatchObject({
      members: 1,
      people: [{ address: anna.address }],
      asked: true,
    });
  });
});
