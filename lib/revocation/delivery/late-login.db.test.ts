import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type PrivateDovecot, startPrivateDovecot } from "@/bench/private-dovecot";
import { Dialogue } from "@/e2e/mail/dialogue";
import { revocation } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { startLifecycleJob } from "@/lib/revocation/delivery/start-lifecycle-job";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();
const address = "late@demo.test";
/** As late as the gate may answer (lib/doors/mail/decide-mail-login.ts). */
const gateAnswersAfterMs = 1_300;
let dovecot: PrivateDovecot;

/** A fake of a gate that has read the mailbox just before the change, and answers as late as it may. */
async function answerLate(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = "";
  for await (const part of request) text += part;
  await delay(gateAnswersAfterMs);
  const { username } = JSON.parse(text) as { username: string };
  response
    .writeHead(200, { "content-type": "application/json" })
    .end(JSON.stringify({ success: true, user: username }));
}
const gate = createServer((request, response) => void answerLate(request, response));

beforeAll(async () => {
  gate.listen(0, "127.0.0.1");
  await once(gate, "listening");
  const { port } = gate.address() as AddressInfo;
  dovecot = await startPrivateDovecot({ gateUrl: `http://127.0.0.1:${port}`, token: "unused" });
  vi.stubEnv("DOVEADM_URL", dovecot.doveadm.url);
  vi.stubEnv("DOVEADM_API_KEY", dovecot.doveadm.key);
});
afterAll(async () => {
  await dovecot?.stop();
  gate.closeAllConnections();
  gate.close();
});

it("ends a connection whose login was decided before the change and arrived after the kick", async () => {
  const stop = startLifecycleJob();
  const client = await Dialogue.open({ host: "127.0.0.1", port: dovecot.imapPort });
  try {
    await client.until(/^\* OK/);
    const login = client.ask(`a LOGIN "${address}" "x"`, /^a /);
    await delay(100);
    const begun = Date.now();
    await inTransaction(database.context(), ({ db }) =>
      requestRevocation(db, { address, domainName: "demo.test", reason: "state-changed" }),
    );
    const { db } = database.client();
    const delivered = async () => (await db.select().from(revocation))[0]?.delivered;
    await expect.poll(delivered, { interval: 20, timeout: 3_000 }).toBe(true);
    expect(Date.now() - begun, "the kick comes before the login").toBeLessThan(gateAnswersAfterMs - 100);
    expect(await login).toMatch(/a OK/);
    await client.closed(10_000);
    expect(Date.now() - begun).toBeLessThan(5_000);
    await expect.poll(() => db.$count(revocation), { interval: 20 }).toBe(0);
  } finally {
    client.close();
    stop();
  }
});
