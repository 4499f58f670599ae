import { eq } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { domain, identityProvider, mailbox, template } from "@/lib/platform/db/schema";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";

/** What an id in a field of this name means to people. */
const names: Record<string, (db: Handle, id: string) => Promise<{ name: string }[]>> = {
  templateId: (db, id) => db.select({ name: template.name }).from(template).where(eq(template.id, id)),
  identityProviderId: (db, id) =>
    db.select({ name: identityProvider.name }).from(identityProvider).where(eq(identityProvider.id, id)),
  domainId: (db, id) => db.select({ name: domain.name }).from(domain).where(eq(domain.id, id)),
  mailboxId: (db, id) => db.select({ name: mailbox.address }).from(mailbox).where(eq(mailbox.id, id)),
};

/** The value of a recorded field for people: the name behind an id, if it still has one; anything else as it is. */
export async function namedValue(db: Handle, field: string, value: unknown): Promise<unknown> {
  const find = names[field === "defaultTemplateId" ? "templateId" : field];
  if (!find || typeof value !== "string") return value;
  const [row] = await find(db, value);
  return row?.name ?? value;
}

/** The changes of an event with names instead of ids, in the order in which they were recorded. */
export const namedChanges = (db: Handle, changes: AuditChanges) =>
  Promise.all(
    Object.entries(changes).map(async ([field, { before, after }]) => ({
      field,
      before: await namedValue(db, field, before),
      after: await namedValue(db, field, after),
    })),
  );
