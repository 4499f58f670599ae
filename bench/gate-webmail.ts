import { inArray } from "drizzle-orm";
import { anyOf, lane } from "@/bench/gate-load";
import { interleave, type Rounds } from "@/bench/interleave";
import { type Account, onMailSite } from "@/bench/mail-site";
import type { Outcome } from "@/bench/scenario";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { sessionRow } from "@/lib/credentials/web-session/create-session";
import type { DatabaseClient } from "@/lib/platform/db/client";
import { mailbox, session } from "@/lib/platform/db/schema";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

const sessionsInUse = 1_000;

/** Signs these in at the portal and gives the tokens of their sessions. */
async function signIn({ db }: DatabaseClient, accounts: readonly Account[]): Promise<string[]> {
  const addresses = accounts.map(({ address }) => address);
  const owners = await db.select({ id: mailbox.id }).from(mailbox).where(inArray(mailbox.address, addresses));
  const sessions = owners.map(({ id: mailboxId }) => ({ mailboxId, token: newToken() }));
  await db
    .insert(session)
    .values(sessions.map(({ mailboxId, token }) => sessionRow(tokenDigest(token), { mailboxId })));
  return sessions.map(({ token }) => token);
}

const request = (headers: string): Buffer =>
  Buffer.from(`GET /api/sogo/auth HTTP/1.1\r\nHost: bench\r\n${headers}\r\n`);

/** What takes longest to look at: a link from outside that opens a page. */
const openPage = "/SOGo/so/alice@demo.test/Mail/view";
const fromOutside = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";

const gateRequest = (machineToken: string) => (token: string) =>
  request(
    `X-Letterlock-Token: ${machineToken}\r\nX-Original-Method: GET\r\nX-Original-URI: ${openPage}\r\n${fromOutside}X-Real-IP: 192.0.2.1\r\nCookie: ${sessionCookieName()}=${token}\r\n`,
  );

const floorRequest = (token: string) => request(`X-Digest: ${tokenDigest(token)}\r\n`);

/** nginx's questions for each request to webmail (`auth_request`), by portal sessions. */
export const gateWebmail = (plan: Rounds): Promise<Outcome> =>
  onMailSite(plan, async ({ withDatabase, gate, floor, token, single }) => {
    const tokens = await withDatabase((client) => signIn(client, single.slice(0, sessionsInUse)));
    const lanes = [
      lane("floor", floor.port, anyOf(tokens.map(floorRequest))),
      lane("ours", gate.port, anyOf(tokens.map(gateRequest(token)))),
    ];
    return { medians: await interleave(lanes, plan) };
  });
