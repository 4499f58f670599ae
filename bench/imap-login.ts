import { randomBytes } from "node:crypto";
import { runImapLoad } from "@/bench/imap-load";
import { interleave, type Lane, type Rounds } from "@/bench/interleave";
import { onMailSite } from "@/bench/mail-site";
import { type PrivateDovecot, startPrivateDovecot } from "@/bench/private-dovecot";
import type { Outcome } from "@/bench/scenario";

const connections = 8;
/** Few enough that their Maildirs are warm after the first seconds; making them is not what is measured. */
const accountsInUse = 50;

function lane(
  name: string,
  dovecot: PrivateDovecot,
  accounts: { address: string; password: string }[],
): Lane {
  let turn = 0;
  const next = () => accounts[turn++ % accounts.length] as (typeof accounts)[number];
  return { name, run: (seconds) => runImapLoad({ port: dovecot.imapPort, connections, seconds, next }) };
}

/**
 * Whole IMAP logins (connect, LOGIN, LOGOUT) with app passwords through the deployed Dovecot configuration, its Lua
 * client and the gate. Floor: the same configuration and accounts with a static passdb, which asks nobody.
 */
export const imapLogin = (plan: Rounds): Promise<Outcome> =>
  onMailSite(plan, async ({ gate, token, single }) => {
    const dovecots: PrivateDovecot[] = [];
    try {
      const staticPassword = randomBytes(12).toString("hex");
      const ours = await startPrivateDovecot({ gateUrl: `http://127.0.0.1:${gate.port}`, token });
      dovecots.push(ours);
      const floor = await startPrivateDovecot({ staticPassword });
      dovecots.push(floor);
      const accounts = single.slice(0, accountsInUse);
      const known = accounts.map(({ address }) => ({ address, password: staticPassword }));
      return { medians: await interleave([lane("floor", floor, known), lane("ours", ours, accounts)], plan) };
    } finally {
      for (const dovecot of dovecots) await dovecot.stop();
    }
  });
