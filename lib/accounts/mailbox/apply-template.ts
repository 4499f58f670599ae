import { eq } from "drizzle-orm";
import { z } from "zod";
import { getMailbox, lockMailboxWithDomain, type MailboxWithFacts } from "@/lib/access/queries";
import { limitRefusal } from "@/lib/accounts/mailbox/domain-limits";
import { mailboxFieldShapes } from "@/lib/accounts/mailbox/fields";
import { effectiveFields, type Managed, managedPart } from "@/lib/accounts/mailbox/managed-fields";
import { pickTemplateFields } from "@/lib/accounts/template/fields";
import { getTemplate } from "@/lib/accounts/template/queries";
import { shapesOf } from "@/lib/catalogue/field";
import { type Actor, requireDomainAdmin, requireProvider } from "@/lib/platform/actor";
import { changedFields } from "@/lib/platform/audit/changes";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { mailbox } from "@/lib/platform/db/schema";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";
import { type PinnableField, personFields as personFieldNames } from "@/lib/platform/db/schema/mailbox";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { personFields } from "@/lib/providers/settings/person-fields";
import { revokeLostAccess } from "@/lib/revocation/outbox/revoke-lost-access";

export const applyTemplateInput = z.strictObject({
  mailboxId: z.uuid(),
  /** Null: only what a directory says. */
  templateId: z.uuid().nullable(),
  /** What a directory says of the person; empty texts are ignored. */
  ...z.object(shapesOf(personFields)).partial().shape,
  /** The quota a directory gives, in bytes; `keep` where it gives quotas but has not said this one. Else the template's. */
  quotaBytes: z.union([mailboxFieldShapes.quotaBytes, z.literal("keep")]).optional(),
});

type Given = z.output<typeof applyTemplateInput>;

export interface AppliedTemplate {
  /** What was changed; empty when the mailbox had it all already (nothing is written then). */
  changes: AuditChanges;
  /** Fields that the domain's limits did not let through; the mailbox keeps its own values there. */
  refused: PinnableField[];
}

/**
 * Gives a mailbox what a template says, comparing effective values: pinned fields and the administrator's state are
 * never touched. For administrators of the domain and for the mailbox's identity provider. Throws `not-found`.
 */
export async function applyTemplate(
  context: Context,
  input: z.input<typeof applyTemplateInput>,
): Promise<AppliedTemplate> {
  const given = parseInput(applyTemplateInput, input);
  return inTransaction(context, async (tx) => {
    const current = await getMailbox(tx.db, given.mailboxId);
    authorise(context.actor, current);
    const wanted = await wantedFields(tx, given);
    // The usual case, a sign-in that changes nothing, takes no lock.
    if (!hasChanges(current, effectiveFields(current, wanted))) return { changes: {}, refused: [] };
    return store(tx, given.mailboxId, wanted);
  });
}

function authorise(actor: Actor, current: MailboxWithFacts): void {
  if (actor.kind === "identity-provider" && current.identityProviderId)
    requireProvider(actor, current.identityProviderId);
  else requireDomainAdmin(actor, current.domainName);
}

async function wantedFields(tx: TransactionContext, given: Given): Promise<Partial<Managed>> {
  const template = given.templateId === null ? null : await getTemplate(tx.db, given.templateId);
  const wanted: Partial<Managed> = {
    ...(template ? { ...pickTemplateFields(template), templateId: template.id } : {}),
    ...Object.fromEntries(personFieldNames.flatMap((name) => (given[name] ? [[name, given[name]]] : []))),
  };
  if (given.quotaBytes === "keep") delete wanted.quotaBytes;
  else if (given.quotaBytes !== undefined) wanted.quotaBytes = given.quotaBytes;
  return wanted;
}

const hasChanges = (before: Managed, after: Managed): boolean =>
  Object.keys(changedFields(managedPart(before), after)).length > 0;

async function store(
  tx: TransactionContext,
  mailboxId: string,
  wanted: Partial<Managed>,
): Promise<AppliedTemplate> {
  const { row, domain } = await lockMailboxWithDomain(tx.db, mailboxId);
  const after = effectiveFields(row, wanted);
  const refused: PinnableField[] = [];
  if (after.quotaBytes !== row.quotaBytes) {
    const refusal = await limitRefusal(tx.db, domain, {
      quotaBytes: after.quotaBytes,
      exceptMailboxId: row.id,
    });
    if (refusal) {
      refused.push("quotaBytes");
      after.quotaBytes = row.quotaBytes;
    }
  }
  const changes = changedFields(managedPart(row), after);
  if (Object.keys(changes).length === 0) return { changes, refused };
  await tx.db.update(mailbox).set(after).where(eq(mailbox.id, row.id));
  await revokeLostAccess(
    tx.db,
    { before: row, after: { ...row, ...after }, domainName: domain.name },
    "protocols-changed",
  );
  await recordEvent(tx, {
    action: "mailbox.apply-template",
    subject: { kind: "mailbox", id: row.id, label: row.address },
    domainName: domain.name,
    before: managedPart(row),
    after: { ...after },
  });
  return { changes, refused };
}
