import { runHttpLoad } from "@/bench/http-load";
import { interleave, type Lane, type Rounds } from "@/bench/interleave";
import { type Account, crowdedMailboxes, type MailSite, startMailSite } from "@/bench/mail-site";
import type { Outcome } from "@/bench/scenario";

const connections = 32;

const request = (body: string, headers = ""): Buffer =>
  Buffer.from(
    `POST /api/dovecot/auth HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`,
  );

const gateRequest = (token: string) => (account: Account) =>
  request(
    JSON.stringify({
      username: account.address,
      password: account.password,
      real_rip: "192.0.2.1",
      service: "imap",
    }),
    `X-Letterlock-Token: ${token}\r\n`,
  );

const floorRequest = (account: Account) =>
  request(
    JSON.stringify({
      username: account.address,
      digest: account.digest,
      real_rip: "192.0.2.1",
      service: "imap",
    }),
  );

function lane(name: string, port: number, accounts: Account[], make: (account: Account) => Buffer): Lane {
  const requests = accounts.map(make);
  const next = () => requests[Math.floor(Math.random() * requests.length)] as Buffer;
  return { name, run: (seconds) => runHttpLoad({ port, connections, seconds, next }) };
}

async function onMailSite(measure: (site: MailSite) => Promise<Outcome>): Promise<Outcome> {
  const site = await startMailSite();
  try {
    return await measure(site);
  } finally {
    await site.stop();
  }
}

/** App-password logins at 32 connections over 10 000 mailboxes: the gate beside the bare server, one read each. */
export const gateAppPassword = (plan: Rounds): Promise<Outcome> =>
  onMailSite(async ({ gate, floor, token, single }) => {
    const lanes = [
      lane("floor", floor.port, single, floorRequest),
      lane("ours", gate.port, single, gateRequest(token)),
    ];
    return { medians: await interleave(lanes, plan) };
  });

/** The same on mailboxes with fifty app passwords; "one" is the gate on as many mailboxes with one. */
export const gateAppPassword50 = (plan: Rounds): Promise<Outcome> =>
  onMailSite(async ({ gate, floor, token, single, crowded }) => {
    const lanes = [
      lane("floor", floor.port, crowded, floorRequest),
      lane("ours", gate.port, crowded, gateRequest(token)),
      lane("one", gate.port, single.slice(0, crowdedMailboxes), gateRequest(token)),
    ];
    return { medians: await interleave(lanes, plan) };
  });
