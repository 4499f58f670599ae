import { performance } from "node:perf_hooks";
import { Client } from "ldapts";
import { measuredFrom } from "@/bench/http-load";
import { interleave, type Rounds } from "@/bench/interleave";
import { addLdapProvider, ldapSlug, peopleLdif } from "@/bench/ldap-people";
import type { Outcome } from "@/bench/scenario";
import { type SyncDatabase, startSyncDatabase } from "@/bench/sync-database";
import { getSyncRun } from "@/lib/directory/run/queries";
import { runSync } from "@/lib/directory/sync/run-sync";
import { peopleBase, serviceAccount } from "@/lib/testing/openldap/directory-ldif";
import { type PrivateSlapd, startPrivateSlapd } from "@/lib/testing/openldap/private-slapd";

const manyPeople = 10_000;
const fewPeople = 200;
/** What a run asks of a person's entry. */
const attributes = [
  ...["entryUUID", "uid", "mail", "givenName", "sn", "userAccountControl", "accountExpires"],
  ...["pwdAccountLockedTime", "nsAccountLock", "krbPrincipalExpiration", "mailboxType"],
];

/** The floor: the same people by ldapts's own client, page after page, and nothing done with them. */
async function onlyPage({ first, authority }: PrivateSlapd, people: number): Promise<void> {
  const client = new Client({ url: first.ldaps, tlsOptions: { ca: authority } });
  await client.bind(serviceAccount.dn, serviceAccount.password);
  const filter = "(objectClass=inetOrgPerson)";
  const pages = client.searchPaginated(peopleBase, { filter, attributes, paged: { pageSize: 1_000 } });
  let read = 0;
  for await (const { searchEntries } of pages) read += searchEntries.length;
  await client.unbind();
  if (read !== people) throw new Error(`the directory showed ${read} of ${people} people`);
}

async function sync({ context }: SyncDatabase, expected: object): Promise<void> {
  const outcome = await runSync(context, { provider: ldapSlug, trigger: "manual" });
  if (!outcome.started) throw new Error(outcome.reason);
  const { state, counts } = await getSyncRun(context, outcome.runId);
  const found = JSON.stringify({ state, counts });
  if (found !== JSON.stringify({ state: "done", counts: expected }))
    throw new Error(`the sync did something else: ${found}`);
}

async function seconds(work: () => Promise<void>) {
  const begun = performance.now();
  await work();
  const took = performance.now() - begun;
  return { ...measuredFrom([took], 1), rate: took / 1_000 };
}

/** A full sync of people of a real OpenLDAP for whom nothing is to be done. */
export async function sync10kLdap(plan: Rounds): Promise<Outcome> {
  const { people = plan.small ? fewPeople : manyPeople } = plan;
  const slapd = await startPrivateSlapd(peopleLdif(people));
  try {
    const database = await startSyncDatabase(plan);
    try {
      await addLdapProvider(database.context, slapd);
      await sync(database, { "create.applied": people });
      const lanes = [
        { name: "floor", run: () => seconds(() => onlyPage(slapd, people)) },
        { name: "ours", run: () => seconds(() => sync(database, {})) },
      ];
      return { medians: await interleave(lanes, plan), details: { people } };
    } finally {
      await database.stop();
    }
  } finally {
    await slapd.stop();
  }
}
