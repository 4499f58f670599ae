import { performance } from "node:perf_hooks";
import { eq } from "drizzle-orm";
import { measuredFrom } from "@/bench/http-load";
import { interleave, type Lane, type Rounds } from "@/bench/interleave";
import { type PrivateKeycloak, startPrivateKeycloak } from "@/bench/private-keycloak";
import type { Outcome } from "@/bench/scenario";
import { addSyncProvider, type SyncDatabase, startSyncDatabase } from "@/bench/sync-database";
import { externalIdentity, mailbox, syncRun } from "@/lib/db/schema";
import { runSync } from "@/lib/directory-sync/run-sync";

const people = 10_000;
const domain = "people.bench.test";
/** Larger pages are hardly faster at Keycloak (measured: 0.90 s and 0.84 s for 10 000 people). */
const bestPageSize = 2_000;

const users = Array.from({ length: people }, (_, number) => ({
  username: `person-${String(number).padStart(6, "0")}`,
  firstName: "Person",
  lastName: `Number ${number}`,
  email: `person-${number}@${domain}`,
  emailVerified: true,
  enabled: true,
  attributes: { mailcow_template: [number % 3 === 0 ? "staff" : "other"], department: [`d${number % 50}`] },
}));

interface Site {
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
async function onlyPage({ serverUrl, realm, clientId, clientSecret }: PrivateKeycloak): Promise<void> {
  const answer = await fetch(`${serverUrl}/realms/${realm}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  for (let first = 0; first < people; first += bestPageSize) {
    const query = `first=${first}&max=${bestPageSize}&briefRepresentation=false`;
    const page = await fetch(`${serverUrl}/admin/realms/${realm}/users?${query}`, {
      headers: { authorization: `Bearer ${access_token}` },
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

async function withSite(plan: Rounds, measure: (site: Site) => Promise<Lane>): Promise<Outcome> {
  const keycloak = await startPrivateKeycloak(users, plan.progress);
  try {
    const database = await startSyncDatabase();
    try {
      const slug = await addSyncProvider(database.context, domain, keycloak);
      const floor: Lane = { name: "floor", run: () => seconds(() => onlyPage(keycloak)) };
      const ours = await measure({ keycloak, database, slug });
      return { medians: await interleave([floor, ours], plan), details: { people } };
    } finally {
      await database.stop();
    }
  } finally {
    await keycloak.stop();
  }
}

const imported = { "create.applied": people };

/** A full sync of people for whom nothing is to be done. */
export const sync10k = (plan: Rounds): Promise<Outcome> =>
  withSite(plan, async (site) => {
    await sync(site, imported);
    return { name: "ours", run: () => seconds(() => sync(site, {})) };
  });

/** The first import of everybody. */
export const import10k = (plan: Rounds): Promise<Outcome> =>
  withSite(plan, async (site) => ({
    name: "ours",
    run: async () => {
      await forget(site);
      return seconds(() => sync(site, imported));
    },
  }));
