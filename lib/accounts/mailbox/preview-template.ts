import { eq } from "drizzle-orm";
import { z } from "zod";
import { getMailbox } from "@/lib/access/queries";
import { likelyLimitRefusal } from "@/lib/accounts/mailbox/domain-limits";
import { effectiveFields, heldFields, managedPart } from "@/lib/accounts/mailbox/managed-fields";
import { pickTemplateFields } from "@/lib/accounts/template/fields";
import { getTemplate } from "@/lib/accounts/template/queries";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { changedFields } from "@/lib/platform/audit/changes";
import type { Context } from "@/lib/platform/db/context";
import { domain } from "@/lib/platform/db/schema";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";
import type { PinnableField } from "@/lib/platform/db/schema/mailbox";
import { parseInput } from "@/lib/platform/input/parse-input";

export const previewTemplateInput = z.strictObject({ mailboxId: z.uuid(), templateId: z.uuid() });

export interface TemplatePreview {
  /** What applying the template would change, as `applyTemplate` would report it. */
  changes: AuditChanges;
  /** Pinned fields in which the template says something else: they stay. */
  pinned: PinnableField[];
  /** Fields that the domain's limits would not let through as things are now: they stay. */
  refused: PinnableField[];
}

/**
 * What `applyTemplate` would do to a mailbox; changes nothing and locks nothing. For administrators of its domain.
 * Throws `not-found`.
 */
export async function previewTemplate(
  { db, actor }: Context,
  input: z.input<typeof previewTemplateInput>,
): Promise<TemplatePreview> {
  const { mailboxId, templateId } = parseInput(previewTemplateInput, input);
  const current = await getMailbox(db, mailboxId);
  requireDomainAdmin(actor, current.domainName);
  const wanted = { ...pickTemplateFields(await getTemplate(db, templateId)), templateId };
  const after = effectiveFields(current, wanted);
  const refused: PinnableField[] = [];
  if (after.quotaBytes !== current.quotaBytes) {
    const [owner] = await db.select().from(domain).where(eq(domain.id, current.domainId));
    const room = { quotaBytes: after.quotaBytes, exceptMailboxId: mailboxId };
    if (owner && (await likelyLimitRefusal(db, owner, room))) {
      refused.push("quotaBytes");
      after.quotaBytes = current.quotaBytes;
    }
  }
  return {
    changes: changedFields(managedPart(current), after),
    pinned: heldFields(current, wanted),
    refused,
  };
}
