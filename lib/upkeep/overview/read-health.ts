import { type Actor, readableDomains } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";
import { type Check, listChecks, type PartKind } from "@/lib/upkeep/overview/health-checks";

export interface PartHealth {
  part: PartKind;
  /** The slug of an identity provider; null for parts of which there is one. */
  name: string | null;
  state: "working" | "failing" | "not-set-up";
  checkedAt: Date;
  /** In milliseconds. */
  took: number;
  /** What is wrong, in words; null when nothing is. */
  problem: string | null;
  /** What to do about it; null when nothing is to be done. */
  advice: string | null;
}

const deadlineMs = 9_000;

const advice: Record<PartKind, string> = {
  web: "Read the journal of letterlock-web.",
  database:
    "See whether the database server runs and DATABASE_URL is right. Until then every login gets a temporary failure; nothing needs a restart afterwards.",
  gate: "Restart letterlock-gate and read its journal. Until then mail apps and webmail get a temporary failure.",
  dovecot:
    "See whether Dovecot runs, and whether DOVEADM_URL and DOVEADM_API_KEY are those of its doveadm_api. Without it the storage use is not shown, and open mail connections of people whose access has ended go on.",
  "identity-provider":
    "Run the connection test of this provider: it says step by step what is wrong. Until then single sign-on does not work; app passwords and local passwords do.",
};

const setUp: Partial<Record<PartKind, string>> = {
  gate: "Set GATE_URL for web, so that the gate's health shows here.",
  dovecot:
    "Set DOVEADM_URL and DOVEADM_API_KEY, so that Dovecot's health and the storage use show, and mail connections end when somebody's access does.",
};

/** Asks every part that the actor may ask about, all at once; each answer is bounded in time. Throws `forbidden`. */
export async function readHealth(context: Context): Promise<PartHealth[]> {
  const checks = await listChecks(context);
  return Promise.all(checks.map((check) => runCheck(context.actor, check)));
}

/** Asks one part. Never throws, and answers within 9 s; addresses and causes are for superadmins only. */
export async function runCheck(actor: Actor, { part, name, ask }: Check): Promise<PartHealth> {
  const isSuperadmin = readableDomains(actor) === null;
  const start = performance.now();
  const told = (state: PartHealth["state"], problem: string | null, advice: string | null): PartHealth => ({
    part,
    name,
    state,
    problem,
    advice: isSuperadmin ? advice : null,
    checkedAt: new Date(),
    took: Math.round(performance.now() - start),
  });
  if (!ask) return told("not-set-up", null, setUp[part] ?? null);
  try {
    await withDeadline(ask);
    return told("working", null, null);
  } catch (error) {
    logger("overview").warn({ error, part, name }, "a part does not work");
    const known = error instanceof AppError && isSuperadmin;
    return told("failing", known ? error.message : "It does not answer as it should.", advice[part]);
  }
}

/** A second net: each part has a time-out of its own, but not for every step (a name that is looked up, for example). */
async function withDeadline(ask: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const problem = `There was no answer within ${deadlineMs / 1_000} s.`;
    timer = setTimeout(() => reject(new AppError("unavailable", problem)), deadlineMs);
  });
  try {
    await Promise.race([ask(), late]);
  } finally {
    clearTimeout(timer);
  }
}
