import { type Actor, readableDomains } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";
import { type Check, listChecks, type PartKind } from "@/lib/upkeep/overview/health-checks";
import { type Text, words } from "@/lib/words/text";

export interface PartHealth {
  part: PartKind;
  /** The slug of an identity provider; null for parts of which there is one. */
  name: string | null;
  state: "working" | "failing" | "not-set-up";
  checkedAt: Date;
  /** In milliseconds. */
  took: number;
  /** What is wrong; null when nothing is. */
  problem: Text | null;
  /** What to do about it; null when nothing is to be done. */
  advice: Text | null;
}

const deadlineMs = 9_000;

const advice = words("health.advice", {
  installation: "Add a domain.",
  web: "Check the journal of letterlock-web.",
  database:
    "Check that the database server is running and that DATABASE_URL is right. Until then, every login gets a temporary failure. Nothing needs a restart afterwards.",
  gate: "Restart letterlock-gate and check its journal. Until then, mail apps and webmail get a temporary failure.",
  dovecot:
    "Check that Dovecot is running, and that DOVEADM_URL and DOVEADM_API_KEY match its doveadm_api. Until then, storage use is not shown, and mail connections stay open after access has ended.",
  mail: "Check that the mail server of LETTERLOCK_SMTP_URL is running and accepts mail from this one. Until then, mails to people wait; after two days they are given up.",
  geoip:
    "Check LETTERLOCK_GEOIP_FILE, and download the file again. Until then, sessions and sign-ins show networks instead of places. Nothing needs a restart afterwards.",
  "identity-provider":
    "Run the connection test of this provider to see what is wrong. Until then, single sign-on does not work; app passwords and local passwords do.",
} satisfies Record<PartKind, string>);

const setUp = words("health.setUp", {
  installation: "This installation is not set up yet: it has no domain. Add one to begin.",
  gate: "Set GATE_URL for web to see the gate's health here.",
  dovecot:
    "Set DOVEADM_URL and DOVEADM_API_KEY to see Dovecot's health and the storage use, and to end mail connections when access ends.",
  mail: "Set LETTERLOCK_SMTP_URL and LETTERLOCK_MAIL_FROM to tell people by mail what happens to their account.",
} satisfies Partial<Record<PartKind, string>>);

const isSetUp = (part: PartKind): part is keyof typeof setUp.english => Object.hasOwn(setUp.english, part);

const healthWords = words("health", {
  wrongAnswer: "It does not answer as it should.",
  late: "It did not answer within {count, plural, one {# second} other {# seconds}}.",
});

/** Asks every part that the actor may ask about, all at once; each answer is bounded in time. Throws `forbidden`. */
export async function readHealth(context: Context): Promise<PartHealth[]> {
  const checks = await listChecks(context);
  return Promise.all(checks.map((check) => runCheck(context.actor, check)));
}

/** Asks one part. Never throws, and answers within 9 s; addresses and causes are for superadmins only. */
export async function runCheck(actor: Actor, { part, name, ask }: Check): Promise<PartHealth> {
  const isSuperadmin = readableDomains(actor) === null;
  const start = performance.now();
  const told = (state: PartHealth["state"], problem: Text | null, help: Text | null): PartHealth => ({
    part,
    name,
    state,
    problem,
    advice: isSuperadmin ? help : null,
    checkedAt: new Date(),
    took: Math.round(performance.now() - start),
  });
  if (!ask) return told("not-set-up", null, isSetUp(part) ? setUp(part) : null);
  try {
    await withDeadline(ask);
    return told("working", null, null);
  } catch (error) {
    logger("overview").warn({ error, part, name }, "a part does not work");
    const known = error instanceof AppError && isSuperadmin;
    return told("failing", known ? error.text : healthWords("wrongAnswer"), advice(part));
  }
}

/** A second net: each part has a time-out of its own, but not for every step (a name that is looked up, for example). */
async function withDeadline(ask: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const problem = healthWords("late", { count: deadlineMs / 1_000 });
    timer = setTimeout(() => reject(new AppError("unavailable", problem)), deadlineMs);
  });
  try {
    await Promise.race([ask(), late]);
  } finally {
    clearTimeout(timer);
  }
}
