import { sql } from "drizzle-orm";
import { requireSuperadmin } from "@/lib/actor";
import type { Context } from "@/lib/db/context";
import { pingDoveadm } from "@/lib/doveadm/ping";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { fetchJson, type MetadataSource, readMetadata } from "@/lib/identity-provider/discovery";
import { listProviders } from "@/lib/identity-provider/queries";
import { logger } from "@/lib/log";

export interface PartHealth {
  part: "database" | "gate" | "dovecot" | "identity-provider";
  /** The slug of an identity provider; null for parts of which there is one. */
  name: string | null;
  state: "working" | "failing" | "not-set-up";
  /** In milliseconds. */
  took: number;
  /** What is wrong, in words; null when nothing is. */
  problem: string | null;
}

const gateTimeoutMs = 2_000;

/** Asks every part at once whether it works; each answer is bounded in time. Superadmins only. */
export async function readHealth(context: Context): Promise<PartHealth[]> {
  requireSuperadmin(context.actor);
  const { GATE_URL, DOVEADM_URL, DOVEADM_API_KEY } = env();
  const providers = (await listProviders(context.db)).filter(({ enabled }) => enabled);
  return Promise.all([
    check("database", null, () => context.db.execute(sql`SELECT 1`)),
    GATE_URL ? check("gate", null, () => askGate(GATE_URL)) : notSetUp("gate"),
    DOVEADM_URL && DOVEADM_API_KEY ? check("dovecot", null, pingDoveadm) : notSetUp("dovecot"),
    ...providers.map((row) => check("identity-provider", row.slug, () => readProvider(row))),
  ]);
}

/** Reads the keys as well: of a provider whose endpoints are entered by hand no metadata is read. */
async function readProvider(provider: MetadataSource): Promise<void> {
  await fetchJson((await readMetadata(provider)).jwks_uri);
}

async function askGate(url: string): Promise<void> {
  const response = await fetch(new URL("/api/health", url), {
    redirect: "error",
    signal: AbortSignal.timeout(gateTimeoutMs),
  });
  await response.body?.cancel();
  if (!response.ok) throw new AppError("unavailable", `The gate answered ${response.status}.`);
}

const notSetUp = (part: PartHealth["part"]): PartHealth => ({
  ...{ part, name: null, state: "not-set-up", took: 0, problem: null },
});

async function check(
  part: PartHealth["part"],
  name: string | null,
  ask: () => Promise<unknown>,
): Promise<PartHealth> {
  const start = performance.now();
  const took = () => Math.round(performance.now() - start);
  try {
    await ask();
    return { part, name, state: "working", took: took(), problem: null };
  } catch (error) {
    logger("overview").warn({ error, part, name }, "a part does not work");
    const problem =
      error instanceof AppError ? error.message : "It does not answer. The log has the details.";
    return { part, name, state: "failing", took: took(), problem };
  }
}
