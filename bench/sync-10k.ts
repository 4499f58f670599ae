import { performance } from "node:perf_hooks";
import { eq } from "drizzle-orm";
import { bareInserts } from "@/bench/bare-inserts";
import { measuredFrom } from "@/bench/http-load";
import { interleave, type Lane, type Rounds } from "@/bench/interleave";
import { accessToken, keycloakWith, type PrivateKeycloak } from "@/bench/private-keycloak";
import type { Outcome } from "@/bench/scenario";
import { addSyncProvider, type SyncDatabase, startSyncDatabase } from "@/bench/sync-database";
import { runSync } from "@/lib/directory/sync/run-sync";
import { externalIdentity, mailbox, syncRun } from "@/lib/platform/db/schema";

const manyPeople = 10_000;
const fewPeople = 200;
const domain = "people.bench.test";
/** The size of page that only paging is fastest with. */
const bestPage = {
  /** Larger ones are hardly faster. */
  cached: 1_000,
  /** Where Keycloak has to read each person from its database, pages of 1 000 take four times as long. */
  uncached: 200,
};

const user = (number: number) => ({
  username: `person-${String(number).padStart(6, "0")}`,
  firstName: "Person",
  lastName: `Number ${number}`,
  email: `person-${number}@${domain}`,
  emailVerified: true,
  enabled: true,
  attributes: { mailcow_template: [number % 3 === 0 ? "staff" : "other"], department: [`d${number % 50}`] },
});

interface Site {
  people: number;
  keycloak: PrivateKeycloak;
  database: SyncDatabase;
  slug: string;
}

/** Seconds of one piece of work, as a lane gives it. */
async function seconds(work: () => Promise<void>) {
  const begun = performance.now();
  await work();
  const took = performance.now() - begun;
  return { ...measuredFrom([took], 1), rate: took / 1_000 };
}

/** The floor: the same people, page after page, and nothing done with them. */
async function onlyPage({ keycloak, people }: Site, pageSize: number): Promise<void> {
  const { serverUrl, realm, clientId, clientSecret } = keycloak;
  const token = await accessToken(serverUrl, realm, {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
  });
  for (let first = 0; first < people; first += pageSize) {
    const query = `first=${first}&max=${pageSize}&briefRepresentation=false`;
    const page = await fetch(`${serverUrl}/admin/realms/${realm}/users?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const records = (await page.json()) as unknown[];
    if (records.length === 0) throw new Error("Keycloak has fewer people than were imported");
  }
}

async function sync({ database, slug }: Site, expected: object): Promise<void> {
  const outcome = await runSync(database.context, { provider: slug, trigger: "manual" });
  if (!outcome.started) throw new Error(outcome.reason);
  const [run] = await database.client.db.select().from(syncRun).where(eq(syncRun.id, outcome.runId));
  const found = JSON.stringify({ state: run?.state, counts: run?.counts });
  if (found !== JSON.stringify({ state: "done", counts: expected }))
    throw new Error(`the sync did something else: ${found} ${run?.problem ?? ""}`);
}

/** As before the first import. */
async function forget({ database: { client } }: Site): Promise<void> {
  await client.db.delete(externalIdentity);
  await client.db.delete(mailbox);
  await client.db.delete(syncRun);
}

interface Work {
  /** What is measured. */
  sync(site: Site): Promise<void>;
  /** Before each measurement, not measured. */
  prepare?(site: Site): Promise<void>;
  /** Whether Keycloak has the people in its cache. */
  cached: boolean;
  /** Whether the least that writes the same rows is measured too. */
  bare?: boolean;
}

async function measure(plan: Rounds, { sync: work, prepare, cached, bare = false }: Work): Promise<Outcome> {
  const { people = plan.small ? fewPeople : manyPeople } = plan;
  const users = Array.from({ length: people }, (_, number) => user(number));
  const keycloak = await keycloakWith(users, plan.progress);
  const database = await startSyncDatabase(plan);
  try {
    const slug = await addSyncProvider(database.context, domain, keycloak);
    const site = { people, keycloak, database, slug };
    const lane = (name: string, timed: () => Promise<void>, before = prepare): Lane => ({
      name,
      async run() {
        await before?.(site);
        if (!cached) await keycloak.forgetUsers();
        return seconds(timed);
      },
    });
    const read = () => onlyPage(site, cached ? bestPage.cached : bestPage.uncached);
    const lanes = [lane("floor", read), lane("ours", () => work(site))];
    if (bare) {
      await importPeople(site);
      const { empty, write } = await bareInserts(database.client.pool, people);
      lanes.push(lane("bare", () => read().then(write), empty));
    }
    return { medians: await interleave(lanes, plan), details: { people, cached } };
  } finally {
    await database.stop();
  }
}

const importPeople = (site: Site) => sync(site, { "create.applied": site.people });
const importAll = { sync: importPeople, prepare: forget };

/** A full sync of people for whom nothing is to be done. */
export const sync10k = (plan: Rounds): Promise<Outcome> =>
  measure(plan, {
    cached: true,
    async prepare(site) {
      const there = await site.database.client.db.$count(mailbox);
      if (there === 0) await importPeople(site);
    },
    sync: (site) => sync(site, {}),
  });

/** The first import of everybody, whom Keycloak has in its cache; `bare`: paging, then only inserting the same rows. */
export const import10k = (plan: Rounds): Promise<Outcome> =>
  measure(plan, { ...importAll, cached: true, bare: true });

/** The same right after Keycloak was started, as a first import often is. */
export const import10kUncached = (plan: Rounds): Promise<Outcome> =>
  measure(plan, { ...importAll, cached: false });
