import { and, count, eq, gte, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import { requireSuperadmin } from "@/lib/actor";
import type { Context } from "@/lib/db/context";
import { domain, identityProvider, loginAttempt, mailbox, templateMapping } from "@/lib/db/schema";

/** A matter that somebody should look at; closed list, so that pages can link to the right place. */
export interface Matter {
  kind:
    | "domain-nearly-full"
    | "provider-without-template"
    | "source-switched-off"
    | "left-people"
    | "no-way-in"
    | "many-rejections";
  /** A domain, slug or address; null where it is about a number of mailboxes. */
  subject: string | null;
  count: number;
}

const nearlyFull = 0.9;
const manyRejections = 100;

/** What needs attention now, computed from what is stored. Superadmins only. */
export async function readAttention(context: Context): Promise<Matter[]> {
  requireSuperadmin(context.actor);
  const found = await Promise.all([
    fullDomains(context),
    providersWithoutTemplate(context),
    switchedOffSources(context),
    leftPeople(context),
    noWayIn(context),
    rejectedAddresses(context),
  ]);
  return found.flat();
}

/** Only domains with a limit are looked at, and only their mailboxes counted. */
async function fullDomains({ db }: Context): Promise<Matter[]> {
  const number = sql<number>`COUNT(${mailbox.id})`.mapWith(Number);
  const rows = await db
    .select({ name: domain.name, number })
    .from(domain)
    .innerJoin(mailbox, eq(mailbox.domainId, domain.id))
    .where(or(isNotNull(domain.maxMailboxes), isNotNull(domain.totalQuotaBytes)))
    .groupBy(domain.id)
    .having(
      sql`COUNT(${mailbox.id}) >= MIN(${domain.maxMailboxes}) * ${nearlyFull}
        OR SUM(${mailbox.quotaBytes}) >= MIN(${domain.totalQuotaBytes}) * ${nearlyFull}`,
    )
    .orderBy(domain.name);
  return rows.map(({ name, number }) => ({ kind: "domain-nearly-full", subject: name, count: number }));
}

/** Providers by which only people can come in for whom some mapping was made; without any, nobody new can. */
async function providersWithoutTemplate({ db }: Context): Promise<Matter[]> {
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
  return rows.map(({ slug }) => ({ kind: "provider-without-template", subject: slug, count: 1 }));
}

async function switchedOffSources({ db }: Context): Promise<Matter[]> {
  const rows = await db
    .select({ slug: identityProvider.slug, count: count() })
    .from(mailbox)
    .innerJoin(identityProvider, eq(identityProvider.id, mailbox.identityProviderId))
    .where(eq(identityProvider.enabled, false))
    .groupBy(identityProvider.slug);
  return rows.map(({ slug, count }) => ({ kind: "source-switched-off", subject: slug, count }));
}

async function leftPeople({ db }: Context): Promise<Matter[]> {
  const number = await db.$count(mailbox, ne(mailbox.directoryState, "present"));
  return number > 0 ? [{ kind: "left-people", subject: null, count: number }] : [];
}

async function noWayIn({ db }: Context): Promise<Matter[]> {
  const number = await db.$count(
    mailbox,
    and(isNull(mailbox.identityProviderId), isNull(mailbox.passwordHash), eq(mailbox.adminState, "active")),
  );
  return number > 0 ? [{ kind: "no-way-in", subject: null, count: number }] : [];
}

async function rejectedAddresses({ db }: Context): Promise<Matter[]> {
  const total = sql<number>`SUM(${loginAttempt.count})`.mapWith(Number);
  const rows = await db
    .select({ address: loginAttempt.address, total })
    .from(loginAttempt)
    .where(
      and(
        eq(loginAttempt.result, "rejected"),
        gte(loginAttempt.lastAt, new Date(Date.now() - 24 * 3_600_000)),
      ),
    )
    .groupBy(loginAttempt.address)
    .having(sql`SUM(${loginAttempt.count}) >= ${manyRejections}`)
    .orderBy(sql`SUM(${loginAttempt.count}) DESC`)
    .limit(10);
  return rows.map((row) => ({ kind: "many-rejections", subject: row.address, count: row.total }));
}
