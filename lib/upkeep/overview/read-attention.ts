import { and, asc, count, eq, gte, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { type ConflictGroup, sumUpConflicts } from "@/lib/accounts/external-identity/sum-up-conflicts";
import { visibleAttempts } from "@/lib/credentials/login-attempt/visible-attempts";
import { failingDirectoryEvents } from "@/lib/directory/event/queries";
import { lastSyncRuns, listSyncRuns } from "@/lib/directory/run/queries";
import { readableDomains } from "@/lib/platform/actor";
import { readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import {
  auditCheck,
  domain,
  identityProvider,
  loginAttempt,
  mailbox,
  templateMapping,
} from "@/lib/platform/db/schema";
import { isNaming } from "@/lib/platform/db/schema/sync-run";
import { listProviders } from "@/lib/providers/provider/queries";
import {
  openDomains,
  type ProviderWarning,
  providerWarnings,
} from "@/lib/providers/settings/provider-warnings";
import { hasDoveadm } from "@/lib/revocation/doveadm/call";
import { readOverdueRevocations } from "@/lib/revocation/outbox/queries";
import { listEmptyGroups } from "@/lib/upkeep/overview/empty-groups";
import { missingFirstStep } from "@/lib/upkeep/overview/first-steps";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const attentionWords = words("overview.attention", { groups: "Groups: {groups}." });

export const attentionKinds = [
  "no-domain",
  "no-mailbox",
  "audit-log-broken",
  "access-still-open",
  "sync-waiting",
  "sync-failed",
  "directory-events-waiting",
  "directory-events-failing",
  "addresses-handed-on",
  "accounts-kept-out",
  "addresses-changed",
  "addresses-of-two-providers",
  "undecided-logins",
  "source-switched-off",
  "provider-without-template",
  "provider-claims-any-domain",
  "provider-address-unproven",
  "groups-without-members",
  "domain-nearly-full",
  "left-people",
  "no-way-in",
  "many-rejections",
] as const;

/** Something that somebody should look at; a closed list, so that pages can link to the right place. */
export interface AttentionItem {
  kind: (typeof attentionKinds)[number];
  /** A domain, slug or address; null where it is about a number of mailboxes. */
  subject: string | null;
  count: number;
  /** The first few mailboxes where it is about some. */
  examples: string[];
  /** What is behind it, in words, where that is known. */
  cause: Text | null;
}

const item = (kind: AttentionItem["kind"], subject: string | null, number: number): AttentionItem => ({
  kind,
  subject,
  count: number,
  examples: [],
  cause: null,
});

const nearlyFull = 0.9;
const manyRejections = 100;
const maxExamples = 5;
const day = () => new Date(Date.now() - 24 * 3_600_000);

/** What needs attention now, of the domains that the actor administers, most pressing first. Throws `forbidden`. */
export async function readAttention(context: Context): Promise<AttentionItem[]> {
  const isSuperadmin = readableDomains(context.actor) === null;
  const found = await Promise.all([
    firstSteps(context),
    isSuperadmin ? brokenAuditLog(context) : [],
    openAccess(context),
    isSuperadmin ? stuckSyncs(context) : [],
    isSuperadmin ? stuckDirectoryEvents(context) : [],
    disagreements(context),
    undecidedLogins(context),
    switchedOffSources(context),
    isSuperadmin ? providersWithoutTemplate(context) : [],
    isSuperadmin ? openProviders(context) : [],
    isSuperadmin ? groupsWithoutMembers(context) : [],
    fullDomains(context),
    someMailboxes(context, "left-people", ne(mailbox.directoryState, "present")),
    someMailboxes(context, "no-way-in", withoutProof),
    rejectedAddresses(context),
  ]);
  return found.flat();
}

async function firstSteps(context: Context): Promise<AttentionItem[]> {
  const missing = await missingFirstStep(context);
  return missing ? [item(missing, null, 0)] : [];
}

const withoutProof = and(
  isNull(mailbox.identityProviderId),
  isNull(mailbox.passwordHash),
  eq(mailbox.adminState, "active"),
);

async function brokenAuditLog({ db }: Context): Promise<AttentionItem[]> {
  const rows = await db.select().from(auditCheck).where(isNotNull(auditCheck.brokenAt));
  return rows.map(({ brokenAt }) => item("audit-log-broken", null, brokenAt ?? 0));
}

/** Where no mail server is set up that could be told, nobody expects that it was. */
async function openAccess(context: Context): Promise<AttentionItem[]> {
  if (!hasDoveadm()) return [];
  const { count: number, examples, cause } = await readOverdueRevocations(context);
  return number > 0
    ? [
        {
          ...item("access-still-open", null, number),
          examples,
          cause: cause === null ? null : verbatim(cause),
        },
      ]
    : [];
}

async function stuckSyncs(context: Context): Promise<AttentionItem[]> {
  const runs = await lastSyncRuns(context);
  return runs.flatMap(({ state, provider }) => {
    if (state === "waiting") return item("sync-waiting", provider, 1);
    return state === "failed" ? item("sync-failed", provider, 1) : [];
  });
}

/** Changes that directory events would make and that wait for an administrator, and providers whose directory events do not come. */
async function stuckDirectoryEvents(context: Context): Promise<AttentionItem[]> {
  const { items: waiting } = await listSyncRuns(context, { state: "waiting" });
  const held = waiting.filter(({ trigger }) => isNaming(trigger));
  return [
    ...held.map(({ provider, plannedChanges }) => item("directory-events-waiting", provider, plannedChanges)),
    ...(await failingDirectoryEvents(context.db)).map((slug) => item("directory-events-failing", slug, 1)),
  ];
}

const disagreementKinds: Record<ConflictGroup, AttentionItem["kind"]> = {
  "handed-on": "addresses-handed-on",
  "other-account": "accounts-kept-out",
  "address-changed": "addresses-changed",
  "other-source": "addresses-of-two-providers",
};

/** Where providers say something else of accounts than mailboxes do. */
async function disagreements(context: Context): Promise<AttentionItem[]> {
  return (await sumUpConflicts(context)).map(({ group, count: number, examples }) => ({
    ...item(disagreementKinds[group], null, number),
    examples,
  }));
}

const attempts = sql<number>`COALESCE(SUM(${loginAttempt.count}), 0)`.mapWith(Number);

async function undecidedLogins({ db, actor }: Context): Promise<AttentionItem[]> {
  const [row] = await db
    .select({ number: attempts })
    .from(loginAttempt)
    .where(
      and(visibleAttempts(actor), eq(loginAttempt.result, "unavailable"), gte(loginAttempt.lastAt, day())),
    );
  const number = row?.number ?? 0;
  return number > 0 ? [item("undecided-logins", null, number)] : [];
}

/** Only domains with a limit are looked at, and only their mailboxes counted. */
async function fullDomains({ db, actor }: Context): Promise<AttentionItem[]> {
  const number = count(mailbox.id);
  const rows = await db
    .select({ name: domain.name, number })
    .from(domain)
    .innerJoin(mailbox, eq(mailbox.domainId, domain.id))
    .where(
      and(
        readableBy(actor, domain.name),
        or(isNotNull(domain.maxMailboxes), isNotNull(domain.totalQuotaBytes)),
      ),
    )
    .groupBy(domain.id)
    .having(
      sql`${number} >= MIN(${domain.maxMailboxes}) * ${nearlyFull}
        OR SUM(${mailbox.quotaBytes}) >= MIN(${domain.totalQuotaBytes}) * ${nearlyFull}`,
    )
    .orderBy(domain.name);
  return rows.map(({ name, number }) => item("domain-nearly-full", name, number));
}

/** Providers by which only people can come in for whom some mapping was made; without any, nobody new can. */
async function providersWithoutTemplate({ db }: Context): Promise<AttentionItem[]> {
  const rows = await db
    .select({ slug: identityProvider.slug })
    .from(identityProvider)
    .leftJoin(templateMapping, eq(templateMapping.identityProviderId, identityProvider.id))
    .where(
      and(
        eq(identityProvider.enabled, true),
        isNull(identityProvider.defaultTemplateId),
        isNull(templateMapping.id),
      ),
    );
  return rows.map(({ slug }) => item("provider-without-template", slug, 1));
}

const kindOfWarning: Partial<Record<ProviderWarning["kind"], AttentionItem["kind"]>> = {
  "claims-any-domain": "provider-claims-any-domain",
  "address-unproven": "provider-address-unproven",
};

/** Providers whose people could come in as somebody else, or no more as themselves; what is trusted was decided so. */
async function openProviders({ db }: Context): Promise<AttentionItem[]> {
  const [open, providers] = await Promise.all([openDomains(db), listProviders(db)]);
  return providers
    .filter(({ enabled }) => enabled)
    .flatMap(({ slug, settings }) =>
      providerWarnings(settings, open).flatMap(({ kind, what }) => {
        const known = kindOfWarning[kind];
        return known ? { ...item(known, slug, 1), cause: what } : [];
      }),
    );
}

/** What was to be somebody's by a group, and is nobody's: since it was renamed, or is empty, or nobody of it has come yet. */
async function groupsWithoutMembers({ db }: Context): Promise<AttentionItem[]> {
  return (await listEmptyGroups(db)).map(({ provider, groups }) => ({
    ...item("groups-without-members", provider, groups.length),
    cause: attentionWords("groups", { groups: groups.slice(0, maxExamples).map(verbatim) }),
  }));
}

async function switchedOffSources({ db, actor }: Context): Promise<AttentionItem[]> {
  const rows = await db
    .select({ slug: identityProvider.slug, number: count() })
    .from(mailbox)
    .innerJoin(identityProvider, eq(identityProvider.id, mailbox.identityProviderId))
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .where(and(eq(identityProvider.enabled, false), readableBy(actor, domain.name)))
    .groupBy(identityProvider.slug);
  return rows.map(({ slug, number }) => item("source-switched-off", slug, number));
}

async function someMailboxes(
  { db, actor }: Context,
  kind: AttentionItem["kind"],
  condition: SQL | undefined,
): Promise<AttentionItem[]> {
  const where = and(condition, readableBy(actor, domain.name));
  const [total] = await db
    .select({ number: count() })
    .from(mailbox)
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .where(where);
  if (!total || total.number === 0) return [];
  const first = await db
    .select({ address: mailbox.address })
    .from(mailbox)
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .where(where)
    .orderBy(asc(mailbox.address))
    .limit(maxExamples);
  return [{ ...item(kind, null, total.number), examples: first.map(({ address }) => address) }];
}

async function rejectedAddresses({ db, actor }: Context): Promise<AttentionItem[]> {
  const rows = await db
    .select({ address: loginAttempt.address, number: attempts })
    .from(loginAttempt)
    .where(
      and(
        visibleAttempts(actor),
        eq(loginAttempt.result, "rejected"),
        gte(loginAttempt.lastAt, day()),
        // Sign-ins that ended before anybody was known.
        ne(loginAttempt.address, ""),
      ),
    )
    .groupBy(loginAttempt.address)
    .having(sql`SUM(${loginAttempt.count}) >= ${manyRejections}`)
    .orderBy(sql`SUM(${loginAttempt.count}) DESC`)
    .limit(10);
  return rows.map((row) => item("many-rejections", row.address, row.number));
}
