import { eq, inArray, or } from "drizzle-orm";
import type { EventInput } from "@/lib/platform/audit/record-event";
import type { Transaction } from "@/lib/platform/db/client";
import { domain, identityProvider, mailbox, templateMapping } from "@/lib/platform/db/schema";
import { getProvider } from "@/lib/providers/provider/queries";

interface Move {
  id: string;
  /** The template that takes its place. */
  to: string;
}

/**
 * Lets everything that has or gives a template go over to another one: mailboxes keep what they have until that is
 * applied. Gives the events of domains and providers for the audit log. Part of the transaction that deletes it.
 */
export async function moveTemplateUsers(db: Transaction, move: Move): Promise<EventInput[]> {
  const events = [...(await moveDomains(db, move)), ...(await moveProviders(db, move))];
  await db.update(mailbox).set({ templateId: move.to }).where(eq(mailbox.templateId, move.id));
  return events;
}

async function moveDomains(db: Transaction, { id, to }: Move): Promise<EventInput[]> {
  const gives = eq(domain.defaultTemplateId, id);
  const rows = await db.select({ id: domain.id, name: domain.name }).from(domain).where(gives).for("update");
  await db.update(domain).set({ defaultTemplateId: to }).where(gives);
  return rows.map((row) => ({
    action: "domain.update",
    subject: { kind: "domain", id: row.id, label: row.name },
    domainName: row.name,
    before: { defaultTemplateId: id },
    after: { defaultTemplateId: to },
  }));
}

async function moveProviders(db: Transaction, { id, to }: Move): Promise<EventInput[]> {
  const mapped = await db
    .selectDistinct({ id: templateMapping.identityProviderId })
    .from(templateMapping)
    .where(eq(templateMapping.templateId, id));
  const rows = await db
    .select({ id: identityProvider.id })
    .from(identityProvider)
    .where(
      or(
        eq(identityProvider.defaultTemplateId, id),
        mapped.length > 0 ? inArray(identityProvider.id, mapped.map(byId)) : undefined,
      ),
    )
    .for("update");
  const before = await Promise.all(rows.map((row) => getProvider(db, row.id)));
  await db.update(templateMapping).set({ templateId: to }).where(eq(templateMapping.templateId, id));
  const events: EventInput[] = [];
  for (const one of before) {
    const defaultTemplateId = one.defaultTemplateId === id ? to : one.defaultTemplateId;
    // Also where only a mapping has changed: the version must rise.
    await db.update(identityProvider).set({ defaultTemplateId }).where(eq(identityProvider.id, one.id));
    events.push({
      action: "identity-provider.update",
      subject: { kind: "identity-provider", id: one.id, label: one.slug },
      before: { ...one },
      after: { ...(await getProvider(db, one.id)) },
    });
  }
  return events;
}

const byId = ({ id }: { id: string }) => id;
