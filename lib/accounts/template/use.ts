import { and, asc, count, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type Actor, readableDomains } from "@/lib/platform/actor";
import type { Handle } from "@/lib/platform/db/client";
import { domain, identityProvider, mailbox, template, templateMapping } from "@/lib/platform/db/schema";
import { groupBy } from "@/lib/platform/list/group-by";

/** Who has a template and who gives it, as far as the asking administrator sees them. */
export interface TemplateUse {
  /** Mailboxes that were last given this template. */
  mailboxes: number;
  /** Domains whose new mailboxes get it. */
  domains: number;
  /** Slugs of the identity providers whose people get it, by default or by a mapping. */
  providers: string[];
}

interface Reader {
  db: Handle;
  actor: Actor;
}

/**
 * The use of several templates. Domain admins are told of their own domains and mailboxes, and of no provider. Throws
 * `forbidden` for who administers nothing.
 */
export async function templateUse(
  { db, actor }: Reader,
  ids: string[],
): Promise<(id: string) => TemplateUse> {
  const own = readableDomains(actor);
  if (ids.length === 0) return () => ({ mailboxes: 0, domains: 0, providers: [] });
  const [mailboxes, domains, providers] = await Promise.all([
    countMailboxes(db, ids, own),
    countDomains(db, ids, own),
    own === null ? providersGiving(db, ids) : new Map<string, string[]>(),
  ]);
  return (id) => ({
    mailboxes: mailboxes.get(id) ?? 0,
    domains: domains.get(id) ?? 0,
    providers: providers.get(id) ?? [],
  });
}

type Own = readonly string[] | null;

const ownDomains = (own: Own): SQL | undefined =>
  own === null ? undefined : own.length > 0 ? inArray(domain.name, [...own]) : sql`FALSE`;

type Count = { id: string | null; count: number };
const byId = (rows: Count[]) => new Map(rows.flatMap(({ id, count }) => (id === null ? [] : [[id, count]])));

async function countMailboxes(db: Handle, ids: string[], own: Own): Promise<Map<string, number>> {
  const counted = db.select({ id: mailbox.templateId, count: count() }).from(mailbox).$dynamic();
  // Joined only when it matters: the index on the template alone counts all mailboxes.
  const limited = own === null ? counted : counted.innerJoin(domain, eq(domain.id, mailbox.domainId));
  const condition = and(inArray(mailbox.templateId, ids), ownDomains(own));
  return byId(await limited.where(condition).groupBy(mailbox.templateId));
}

async function countDomains(db: Handle, ids: string[], own: Own): Promise<Map<string, number>> {
  return byId(
    await db
      .select({ id: domain.defaultTemplateId, count: count() })
      .from(domain)
      .where(and(inArray(domain.defaultTemplateId, ids), ownDomains(own)))
      .groupBy(domain.defaultTemplateId),
  );
}

async function providersGiving(db: Handle, ids: string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectDistinct({ id: template.id, slug: identityProvider.slug })
    .from(template)
    .leftJoin(templateMapping, eq(templateMapping.templateId, template.id))
    .innerJoin(
      identityProvider,
      sql`${identityProvider.defaultTemplateId} = ${template.id} OR ${identityProvider.id} = ${templateMapping.identityProviderId}`,
    )
    .where(inArray(template.id, ids))
    .orderBy(asc(identityProvider.slug));
  return groupBy(
    rows,
    ({ id }) => id,
    ({ slug }) => slug,
  );
}

/** The first names of the domains that give a template, as far as the asking administrator sees them. */
export async function domainsGiving({ db, actor }: Reader, id: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ name: domain.name })
    .from(domain)
    .where(and(eq(domain.defaultTemplateId, id), ownDomains(readableDomains(actor))))
    .orderBy(asc(domain.name))
    .limit(limit);
  return rows.map(({ name }) => name);
}
