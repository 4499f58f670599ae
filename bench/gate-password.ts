import { inArray } from "drizzle-orm";
import { anyOf, floorRequest, gateRequest, lane, onMailSite } from "@/bench/gate-load";
import { interleave, type Rounds } from "@/bench/interleave";
import type { Account } from "@/bench/mail-site";
import type { Outcome } from "@/bench/scenario";
import { openDatabase } from "@/lib/db/client";
import { mailbox } from "@/lib/db/schema";
import { hashPassword } from "@/lib/secrets/password-hash";

/** Few enough that each is verified once within seconds, which is not what is measured. */
const accountsInUse = 100;
const password = "a password of one's own";

async function givePasswords(url: string, accounts: readonly Account[]): Promise<void> {
  const client = openDatabase(url);
  try {
    const passwordHash = await hashPassword(password);
    const addresses = accounts.map(({ address }) => address);
    await client.db.update(mailbox).set({ passwordHash }).where(inArray(mailbox.address, addresses));
  } finally {
    await client.close();
  }
}

/** One login, which costs a hash; throws unless it is let in. */
async function signIn(port: number, token: string, account: Account): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/dovecot/auth`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-letterlock-token": token },
    body: JSON.stringify({ username: account.address, password, real_rip: "192.0.2.1", service: "imap" }),
  });
  if (!answer.ok) throw new Error(`the first login was answered ${answer.status}: ${await answer.text()}`);
}

/** Logins with a mailbox's own password that was verified before, as mail apps make them every few minutes. */
export const gatePassword = (plan: Rounds): Promise<Outcome> =>
  onMailSite(async ({ url, gate, floor, token, single }) => {
    const accounts = single.slice(0, accountsInUse);
    await givePasswords(url, accounts);
    for (const account of accounts) await signIn(gate.port, token, account);
    const ask = gateRequest(token);
    const lanes = [
      lane("floor", floor.port, anyOf(accounts.map(floorRequest))),
      lane("ours", gate.port, anyOf(accounts.map(({ address }) => ask({ address, password })))),
    ];
    return { medians: await interleave(lanes, plan) };
  });
