import { startBundled } from "@/bench/bundled-process";
import { measuredFrom } from "@/bench/http-load";
import { interleave, type Lane, type Rounds } from "@/bench/interleave";
import { addLdapProvider, ldapSlug, peopleLdif } from "@/bench/ldap-people";
import type { Outcome } from "@/bench/scenario";
import { type SyncDatabase, startSyncDatabase } from "@/bench/sync-database";
import { getSyncRun } from "@/lib/directory/run/queries";
import { runSync } from "@/lib/directory/sync/run-sync";
import { startPrivateSlapd } from "@/lib/testing/openldap/private-slapd";
import { say } from "@/lib/words/text";

const manyPeople = 10_000;
const fewPeople = 200;

/** `web` has been up for long when it syncs: so often everything is done before it counts. */
const warmUps = 10;

async function importPeople({ context }: SyncDatabase, people: number): Promise<void> {
  const outcome = await runSync(context, { provider: ldapSlug, trigger: "manual" });
  if (!outcome.started) throw new Error(outcome.reason);
  const { state, counts, problem } = await getSyncRun(context, outcome.runId);
  if (state !== "done" || counts["create.applied"] !== people)
    throw new Error(
      `the import did something else: ${JSON.stringify({ state, counts, problem: problem && say(problem) })}`,
    );
}

/** Measures in one process that has all its code compiled. */
async function measure(plan: Rounds, people: number): Promise<Outcome> {
  const child = await startBundled("ldap-process.ts", [ldapSlug, String(people)]);
  const lane = (name: string): Lane => ({
    name,
    async run() {
      const took = await child.time(name);
      return { ...measuredFrom([took], 1), rate: took / 1_000 };
    },
  });
  try {
    const lanes = [lane("floor"), lane("ours"), lane("own")];
    for (let time = 0; time < (plan.small ? 1 : warmUps); time++)
      for (const { name } of lanes) await child.time(name);
    return { medians: await interleave(lanes, plan), details: { people } };
  } finally {
    await child.stop();
  }
}

/** A full sync of people of a real OpenLDAP for whom nothing is to be done. */
export async function sync10kLdap(plan: Rounds): Promise<Outcome> {
  const { people = plan.small ? fewPeople : manyPeople } = plan;
  const slapd = await startPrivateSlapd(peopleLdif(people));
  try {
    const database = await startSyncDatabase(plan);
    try {
      await addLdapProvider(database.context, slapd);
      await importPeople(database, people);
      return await measure(plan, people);
    } finally {
      await database.stop();
    }
  } finally {
    await slapd.stop();
  }
}
