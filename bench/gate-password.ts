import { inArray } from "drizzle-orm";
import { anyOf, floorRequest, gateRequest, lane, signIn } from "@/bench/gate-load";
import { interleave, type Rounds } from "@/bench/interleave";
import { type Account, onMailSite } from "@/bench/mail-site";
import type { Outcome } from "@/bench/scenario";
import type { DatabaseClient } from "@/lib/platform/db/client";
import { mailbox } from "@/lib/platform/db/schema";
import { hashPassword } from "@/lib/platform/secrets/password-hash";

/** Few enough that each is verified once within seconds, which is not what is measured. */
const accountsInUse = 100;
const password = "a password of one's own";

async function givePasswords({ db }: DatabaseClient, accounts: readonly Account[]): Promise<void> {
  const passwordHash = await hashPassword(password);
  const addresses = accounts.map(({ address }) => address);
  await db.update(mailbox).set({ passwordHash }).where(inArray(mailbox.address, addresses));
}

/** Logins with a mailbox's own password that was verified before, as mail apps make them every few minutes. */
export const gatePassword = (plan: Rounds): Promise<Outcome> =>
  onMailSite(plan, async ({ withDatabase, gate, floor, token, single }) => {
    const accounts = single.slice(0, accountsInUse);
    await withDatabase((client) => givePasswords(client, accounts));
    for (const { address } of accounts) await signIn(gate.port, token, { address, password });
    const ask = gateRequest(token);
    const lanes = [
      lane("floor", floor.port, anyOf(accounts.map(floorRequest))),
      lane("ours", gate.port, anyOf(accounts.map(({ address }) => ask({ address, password })))),
    ];
    return { medians: await interleave(lanes, plan) };
  });
