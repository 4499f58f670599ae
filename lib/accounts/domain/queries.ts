import { eq, getTableColumns, sql } from "drizzle-orm";
import { canonicalDomain } from "@/lib/platform/address/address";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { domain, identityProvider, mailbox, template } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { type Text, words } from "@/lib/words/text";

const domainWords = words("domain", {
  notFound: "Domain {name} not found.",
});

export type Domain = typeof domain.$inferSelect;

/** What is said of a domain that there is not. */
export const domainNotFound = (name: string): Text => domainWords("notFound", { name });

const unknown = (label: string) => new AppError("not-found", domainNotFound(label));

const used = (db: Handle) =>
  db
    .select({
      domainId: mailbox.domainId,
      mailboxes: sql<number>`COUNT(*)`.mapWith(Number).as("used_mailboxes"),
      quotaBytes: sql<number>`SUM(${mailbox.quotaBytes})`.mapWith(Number).as("used_quota_bytes"),
    })
    .from(mailbox)
    .groupBy(mailbox.domainId)
    .as("used");

function selectDetails(db: Handle) {
  const totals = used(db);
  return db
    .select({
      ...getTableColumns(domain),
      defaultTemplateName: template.name,
      identityProviderSlug: identityProvider.slug,
      mailboxes: sql<number>`COALESCE(${totals.mailboxes}, 0)`.mapWith(Number),
      /** The sum of the mailboxes' quotas in bytes; unlimited ones count as 0. */
      givenQuotaBytes: sql<number>`COALESCE(${totals.quotaBytes}, 0)`.mapWith(Number),
    })
    .from(domain)
    .leftJoin(template, eq(template.id, domain.defaultTemplateId))
    .leftJoin(identityProvider, eq(identityProvider.id, domain.identityProviderId))
    .leftJoin(totals, eq(totals.domainId, domain.id))
    .$dynamic();
}

export type DomainDetails = Awaited<ReturnType<typeof selectDetails>>[number];

/** The domain of this name, in any spelling that means it, with its use. Throws `not-found`. */
export async function getDomainByName(db: Handle, name: string): Promise<DomainDetails> {
  const canonical = canonicalDomain(name);
  const [row] = canonical ? await selectDetails(db).where(eq(domain.name, canonical)) : [];
  if (!row) throw unknown(name);
  return row;
}

/** The domain of this canonical name, or null. */
export async function findDomainByName(db: Handle, name: string): Promise<Domain | null> {
  const [row] = await db.select().from(domain).where(eq(domain.name, name));
  return row ?? null;
}

/** The domain with this id, locked until the transaction ends. Throws `not-found`. */
export async function lockDomain(db: Transaction, id: string): Promise<Domain> {
  const [row] = await db.select().from(domain).where(eq(domain.id, id)).for("update");
  if (!row) throw unknown(id);
  return row;
}
