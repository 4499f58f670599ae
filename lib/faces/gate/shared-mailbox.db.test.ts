import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type PrivateDovecot, startPrivateDovecot } from "@/bench/private-dovecot";
import { Dialogue } from "@/e2e/mail/dialogue";
import { createShare } from "@/lib/accounts/mailbox-share/create-share";
import { reconcileGrants } from "@/lib/accounts/mailbox-share/reconcile-grants";
import { updateShare } from "@/lib/accounts/mailbox-share/update-share";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { findRecipient } from "@/lib/doors/mail/find-recipient";
import { gateApp } from "@/lib/faces/gate/app";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { externalIdentity, mailbox, mailboxShare, shareGrant } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { replaceGroups } from "@/lib/providers/group/replace-groups";
import { getProvider, type Provider } from "@/lib/providers/provider/queries";
import { deliverRevocations } from "@/lib/revocation/delivery/deliver-revocations";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";
import { testToken } from "@/lib/testing/machine-request";

/* A real Dovecot: what members of a group find in its folders, and how that ends. */

const database = testDatabase();
const team = { id: "", address: "team@demo.test" };
const [anna, eve] = [{ address: "anna@demo.test" }, { address: "eve@demo.test" }];
let server: Server;
let dovecot: PrivateDovecot;
let provider: Provider;
let shareId = "";
const passwords = new Map<string, string>();

async function giveAppPassword(mailboxId: string, address: string): Promise<void> {
  const made = await createAppPassword(database.context(), { mailboxId, name: "Mail", protocols: ["imap"] });
  passwords.set(address, made.password);
}

const say = (subject: string, groups: string[]) =>
  inTransaction(database.context(), ({ db }) =>
    replaceGroups(db, { provider, source: "scim" }, [{ subject, groups }]),
  );

beforeAll(async () => {
  server = createServer(getRequestListener(gateApp().fetch)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  dovecot = await startPrivateDovecot({ gateUrl: `http://127.0.0.1:${port}`, token: testToken });
  vi.stubEnv("DOVEADM_URL", dovecot.doveadm.url);
  vi.stubEnv("DOVEADM_API_KEY", dovecot.doveadm.key);
  const context = database.context();
  const issuer = `https://${randomUUID()}.example.test`;
  const { id } = await createTestProvider(context, { kind: "oidc", issuer });
  provider = await getProvider(context.db, id);
  team.id = (await createTestMailbox(context, { address: team.address })).id;
  await giveAppPassword(team.id, team.address);
  for (const { address } of [anna, eve]) {
    const { id: mailboxId } = await createTestMailbox(context, { address, identityProviderId: id });
    const subject = address;
    await context.db.insert(externalIdentity).values({ identityProviderId: id, issuer, subject, mailboxId });
    await giveAppPassword(mailboxId, address);
  }
  await say(anna.address, ["/sales"]);
  shareId = (
    await createShare(context, {
      mailboxId: team.id,
      provider: provider.slug,
      group: "/sales",
      access: "write",
    })
  ).id;
  await reconcileGrants(context);
});

afterAll(async () => {
  await dovecot?.stop();
  server.closeAllConnections();
  server.close();
});

/** Somebody's connection, logged in. */
async function open({ address }: { address: string }): Promise<Dialogue> {
  const dialogue = await Dialogue.open({ host: "127.0.0.1", port: dovecot.imapPort });
  await dialogue.until(/^\* OK/);
  await dialogue.ask(`l LOGIN ${address} ${passwords.get(address)}`, /^l OK/);
  return dialogue;
}

/** What is answered to commands, each to its end. */
async function ask(who: { address: string }, ...commands: string[]): Promise<string[]> {
  const dialogue = await open(who);
  try {
    const answers: string[] = [];
    for (const command of commands) answers.push(await dialogue.ask(`a ${command}`, /^a /));
    return answers;
  } finally {
    dialogue.close();
  }
}

const shared = `Shared/${team.address}`;

it("is listed, read and written by members, and by nobody else", async () => {
  const mail = "Subject: hello\\r\\n\\r\\n";
  const append = `APPEND ${shared} {${mail.length - 4}+}\r\n${mail.replaceAll("\\r\\n", "\r\n")}`;
  const [listed, appended, made, status] = await ask(
    anna,
    'LIST "" *',
    append,
    `CREATE ${shared}/Done`,
    `STATUS ${shared} (MESSAGES)`,
  );
  expect(listed).toContain(shared);
  expect(appended).toMatch(/^a OK/m);
  expect(made).toMatch(/^a OK/m);
  expect(status).toContain("MESSAGES 1");
  const [foreign, stolen, ...hidden] = await ask(
    eve,
    'LIST "" *',
    append,
    `SELECT ${shared}`,
    `SELECT ${shared}/Done`,
    `CREATE ${shared}/Mine`,
    `DELETE ${shared}/Done`,
    `RENAME ${shared}/Done Mine`,
    `COPY 1 ${shared}`,
  );
  expect(foreign).not.toContain("Shared");
  for (const answer of [stolen, ...hidden]) expect(answer).toMatch(/^a (NO|BAD)/m);
  const [own, kept] = await ask(team, 'LIST "" *', "STATUS INBOX (MESSAGES)");
  expect(own).toContain("Done");
  expect(kept).toContain("MESSAGES 1");
});

it("tells nobody which addresses there are", async () => {
  const about = (address: string) =>
    ["SELECT", "CREATE", "DELETE", "SUBSCRIBE", 'LIST ""'].map((verb) => `${verb} Shared/${address}/x`);
  const plain = (answers: string[]) => answers.map((text) => text.replace(/Shared\/\S+|\(.*secs\)|\d/g, "…"));
  const known = await ask(eve, ...about(team.address));
  expect(plain(known)).toEqual(plain(await ask(eve, ...about("nobody@demo.test"))));
});

it("can be read and not changed by whoever may only read, once what was open has ended", async () => {
  const dialogue = await open(anna);
  await updateShare(database.context(), { id: shareId, access: "read" });
  await reconcileGrants(database.context());
  expect(await deliverRevocations(database.context())).toBeNull();
  await dialogue.closed(5_000);
  const [opened, made] = await ask(anna, `SELECT ${shared}`, `CREATE ${shared}/More`);
  expect(opened).toContain("[READ-ONLY]");
  expect(made).toMatch(/^a NO/m);
});

it("ends with the group: what is open is closed, and nothing is found afterwards", async () => {
  const dialogue = await open(anna);
  await dialogue.ask(`a SELECT ${shared}`, /^a OK/);
  await say(anna.address, []);
  await reconcileGrants(database.context());
  expect(await deliverRevocations(database.context())).toBeNull();
  await dialogue.closed(5_000);
  const [listed, opened] = await ask(anna, 'LIST "" *', `SELECT ${shared}`);
  expect(listed).not.toContain("Shared");
  expect(opened).toMatch(/^a NO/m);
});

it("are never so many that Dovecot refuses the login of whom they are shared with", async () => {
  const { db } = database.context();
  const [person] = await db.select().from(mailbox).where(eq(mailbox.address, eve.address));
  if (!person) throw new Error("no mailbox");
  const ids = Array.from({ length: 250 }, () => uuidv7());
  await inTransaction(database.context(), async ({ db: tx }) => {
    const common = { domainId: person.domainId, quotaBytes: 0 };
    await insertRows(
      tx,
      mailbox,
      ids.map((id) => ({ ...common, id, address: `${id}@demo.test` })),
    );
    const share = { identityProviderId: provider.id, groupName: "/all", access: "write" as const };
    await insertRows(
      tx,
      mailboxShare,
      ids.map((mailboxId) => ({ ...share, mailboxId })),
    );
    await insertRows(
      tx,
      shareGrant,
      ids.map((mailboxId) => ({ memberId: person.id, mailboxId, writes: true })),
    );
  });
  await say(eve.address, ["/all"]);
  const told = (await findRecipient(eve.address))?.aclGroups?.split(",");
  expect(told).toEqual(ids.slice(0, 150).map((id) => `${id}.write`));
  const [listed] = await ask(eve, 'LIST "" *');
  expect(listed).toMatch(/^a OK/m);
});
