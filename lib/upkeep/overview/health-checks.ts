import { and, eq, exists, or, type SQL, sql } from "drizzle-orm";
import { findGivenUpMails, findStuckMails } from "@/lib/notification/outbox/queries";
import { sendsMail } from "@/lib/notification/smtp/sends-mail";
import { pingSmtp } from "@/lib/notification/smtp/transport";
import { type Actor, readableDomains } from "@/lib/platform/actor";
import { boundedRead } from "@/lib/platform/db/bounded-read";
import { databaseClient } from "@/lib/platform/db/client";
import { readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { domain, identityProvider, mailbox } from "@/lib/platform/db/schema";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { openGeoip } from "@/lib/platform/geoip/geoip-file";
import { askHealth } from "@/lib/platform/http/ask-health";
import { kindOf, providerKindName } from "@/lib/providers/kinds/registry";
import { readSettings } from "@/lib/providers/kinds/settings-of-kind";
import { pingDoveadm } from "@/lib/revocation/doveadm/ping";
import { missingFirstStep } from "@/lib/upkeep/overview/first-steps";
import { words } from "@/lib/words/text";

const gateWords = words("health.gate", {
  noAnswer: "The gate does not answer.",
  status: "The gate answered {status}.",
});

const mailWords = words("health.mail", {
  unsent: "{count, plural, one {# mail was} other {# mails were}} not accepted: {problem}",
});

export const partKinds = [
  "installation",
  "web",
  "database",
  "gate",
  "dovecot",
  "mail",
  "geoip",
  "identity-provider",
] as const;
export type PartKind = (typeof partKinds)[number];

/** A part that can be asked whether it works; `ask` throws when it does not, null: it is not set up. */
export interface Check {
  part: PartKind;
  /** The slug of an identity provider; null for parts of which there is one. */
  name: string | null;
  ask: (() => Promise<unknown>) | null;
}

const gateTimeoutMs = 2_000;

/**
 * The parts that an actor may ask about: every one for superadmins; of the providers only those that somebody of its
 * domains may need for domain admins. Throws `forbidden`.
 */
export async function listChecks(context: Context): Promise<Check[]> {
  const providers = await enabledProviders(context);
  const isEmpty = (await missingFirstStep(context)) === "no-domain";
  const { GATE_URL, DOVEADM_URL, DOVEADM_API_KEY, LETTERLOCK_GEOIP_FILE: geoip } = env();
  return [
    // One without domains takes no mail, however well its parts work.
    ...(isEmpty ? [{ part: "installation", name: null, ask: null } as const] : []),
    // Whoever is told this has been answered by it.
    { part: "web", name: null, ask: async () => undefined },
    { part: "database", name: null, ask: () => boundedRead(databaseClient().pool, "SELECT 1", []) },
    { part: "gate", name: null, ask: GATE_URL ? () => askGate(GATE_URL) : null },
    { part: "dovecot", name: null, ask: DOVEADM_URL && DOVEADM_API_KEY ? pingDoveadm : null },
    mailCheck(context),
    ...(geoip ? [{ part: "geoip", name: null, ask: () => openGeoip(geoip) } as const] : []),
    ...providers.map(
      (provider): Check => ({
        part: "identity-provider",
        name: provider.slug,
        ask: () => askProvider(provider),
      }),
    ),
  ];
}

/** Whether the mails that we send go out. */
export const mailCheck = ({ db }: Context): Check => ({
  part: "mail",
  name: null,
  ask: sendsMail() ? () => askMail(db) : null,
});

async function askMail(db: Context["db"]): Promise<void> {
  await pingSmtp();
  const unsent = (await findStuckMails(db)) ?? (await findGivenUpMails(db));
  if (unsent) throw new AppError("unavailable", mailWords("unsent", { ...unsent }));
}

async function enabledProviders({ db, actor }: Context) {
  return db
    .select({
      slug: identityProvider.slug,
      kind: identityProvider.kind,
      issuer: identityProvider.issuer,
      settings: identityProvider.settings,
    })
    .from(identityProvider)
    .where(and(eq(identityProvider.enabled, true), neededBy(db, actor)))
    .orderBy(identityProvider.slug);
}

/** Only providers that serve a domain of the actor, or a mailbox in one. */
function neededBy(db: Context["db"], actor: Actor): SQL | undefined {
  if (readableDomains(actor) === null) return undefined;
  const own = readableBy(actor, domain.name);
  const routed = db
    .select({ one: sql`1` })
    .from(domain)
    .where(and(own, eq(domain.identityProviderId, identityProvider.id)));
  const used = db
    .select({ one: sql`1` })
    .from(mailbox)
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .where(and(own, eq(mailbox.identityProviderId, identityProvider.id)));
  return or(exists(routed), exists(used));
}

const askProvider = (row: { kind: string; issuer: string; settings: unknown }): Promise<unknown> =>
  kindOf(providerKindName.parse(row.kind)).ping({
    issuer: row.issuer,
    settings: readSettings(row.kind, row.settings),
  });

async function askGate(url: string): Promise<void> {
  const { ok, status } = await askHealth(url, gateTimeoutMs).catch((cause: unknown) => {
    throw new AppError("unavailable", gateWords("noAnswer"), { cause });
  });
  if (!ok) throw new AppError("unavailable", gateWords("status", { status: String(status) }));
}
