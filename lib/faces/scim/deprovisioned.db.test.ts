import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type PrivateDovecot, startPrivateDovecot } from "@/bench/private-dovecot";
import { Dialogue } from "@/e2e/mail/dialogue";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { gateApp } from "@/lib/faces/gate/app";
import { session } from "@/lib/platform/db/schema";
import { startLifecycleJob } from "@/lib/revocation/delivery/start-lifecycle-job";
import { testDatabase } from "@/lib/testing/database";
import { testToken } from "@/lib/testing/machine-request";
import { makeScimFixture, type ScimFixture, type ScimReply } from "@/lib/testing/scim-fixture";

/* A real Dovecot that asks the gate, as deployed, with what is open there when a provider says that somebody has left. */

const database = testDatabase();
const promisedMs = 5_000;
let gate: Server;
let dovecot: PrivateDovecot;
let stopJob: () => void;
let fixture: ScimFixture;

beforeAll(async () => {
  const { fetch: answer } = gateApp();
  gate = createServer(getRequestListener(answer)).listen(0, "127.0.0.1");
  await once(gate, "listening");
  const { port } = gate.address() as AddressInfo;
  dovecot = await startPrivateDovecot({ gateUrl: `http://127.0.0.1:${port}`, token: testToken }, "all");
  vi.stubEnv("DOVEADM_URL", dovecot.doveadm.url);
  vi.stubEnv("DOVEADM_API_KEY", dovecot.doveadm.key);
  stopJob = startLifecycleJob();
  fixture = await makeScimFixture(database.context());
});

afterAll(async () => {
  stopJob?.();
  await dovecot?.stop();
  gate?.closeAllConnections();
  gate?.close();
});

async function imap({ address, password }: { address: string; password: string }): Promise<Dialogue> {
  const dialogue = await Dialogue.open({ host: "127.0.0.1", port: dovecot.imapPort });
  await dialogue.until(/^\* OK/);
  await dialogue.ask(`a LOGIN "${address}" "${password}"`, /^a /);
  return dialogue;
}

async function idle(login: { address: string; password: string }): Promise<Dialogue> {
  const dialogue = await imap(login);
  await dialogue.ask("b SELECT INBOX", /^b OK/);
  await dialogue.ask("c IDLE", /^\+ /);
  return dialogue;
}

async function pop3({ address, password }: { address: string; password: string }): Promise<Dialogue> {
  const dialogue = await Dialogue.open({ host: "127.0.0.1", port: dovecot.otherPorts.pop3 });
  await dialogue.until(/^\+OK/);
  await dialogue.ask(`USER ${address}`, /^\+OK/);
  await dialogue.ask(`PASS ${password}`, /^\+OK/);
  return dialogue;
}

/** What Dovecot answers to a login now. */
async function answerTo({ address, password }: { address: string; password: string }): Promise<string> {
  const dialogue = await Dialogue.open({ host: "127.0.0.1", port: dovecot.imapPort });
  await dialogue.until(/^\* OK/);
  const answer = await dialogue.ask(`a LOGIN "${address}" "${password}"`, /^a /);
  dialogue.close();
  return answer.trimEnd().split("\r\n").at(-1) ?? "";
}

it.each<[string, (path: string) => Promise<ScimReply>]>([
  ["deactivates", (path) => fixture.patch(path, { op: "replace", path: "active", value: false })],
  [
    "replaces by somebody inactive",
    (path) => fixture.send("PUT", path, { ...fixture.user("lea-replaces"), active: false }),
  ],
  ["deletes", (path) => fixture.send("DELETE", path)],
])("somebody whom a provider %s is out of everything that is open", async (verb, act) => {
  const name = `lea-${verb.split(" ")[0]}`;
  const { body } = await fixture.push(name);
  const mailboxId = (await fixture.find(name))?.id ?? "";
  const context = database.context();
  const { password } = await createAppPassword(context, {
    mailboxId,
    name: "Phone",
    protocols: ["imap", "pop3"],
  });
  await createSession(context.db, { mailboxId });
  const login = { address: `${name}@${fixture.domain}`, password };
  const open = [await idle(login), await imap(login), await pop3(login)];
  const begun = Date.now();
  expect((await act(`/Users/${body.id}`)).status).toBeLessThan(300);
  await Promise.all(open.map((one) => one.closed(promisedMs)));
  expect(Date.now() - begun).toBeLessThan(promisedMs);
  expect(await answerTo(login)).toMatch(/^a NO /);
  expect(await context.db.select().from(session)).toEqual([]);
});
