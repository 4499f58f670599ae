import { and, asc, gt } from "drizzle-orm";
import { z } from "zod";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { hasTemplate, wouldChangeAny } from "@/lib/accounts/mailbox/template-difference";
import { pickTemplateFields } from "@/lib/accounts/template/fields";
import { getTemplate } from "@/lib/accounts/template/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import type { Context } from "@/lib/platform/db/context";
import { mailbox } from "@/lib/platform/db/schema";
import type { PinnableField } from "@/lib/platform/db/schema/mailbox";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

export const applyToAllInput = z.strictObject({
  templateId: z.uuid(),
  /** The template's version that was previewed. */
  expectedVersion,
  /** `next` of the step before; left out: from the start. */
  after: z.uuid().optional(),
  limit: z.int().min(1).max(200).default(50),
});

export interface AppliedStep {
  /** How many mailboxes were changed by this step. */
  changed: number;
  /** Mailboxes that kept something of their own, since their domain's limits did not let it through. */
  refused: { address: string; fields: PinnableField[] }[];
  /** Where the next step begins; null: all are done. */
  next: string | null;
}

/**
 * Applies a template to the next of its mailboxes that differ from it, each in a transaction of its own, so that one
 * step is short and what is done stays done; the caller goes on with `next`. Superadmins only. Throws `not-found`, and
 * `conflict` when the template was changed since the preview.
 */
export async function applyTemplateToAll(
  context: Context,
  input: z.input<typeof applyToAllInput>,
): Promise<AppliedStep> {
  requireSuperadmin(context.actor);
  const { templateId, expectedVersion: expected, after, limit } = parseInput(applyToAllInput, input);
  const template = await getTemplate(context.db, templateId);
  await inTransaction(context, (tx) =>
    requireVersion(tx, { kind: "template", label: template.name, ...template }, expected),
  );
  const rows = await context.db
    .select({ id: mailbox.id, address: mailbox.address })
    .from(mailbox)
    .where(
      and(hasTemplate(templateId), gt(mailbox.id, after ?? ""), wouldChangeAny(pickTemplateFields(template))),
    )
    .orderBy(asc(mailbox.id))
    .limit(limit);
  const step: AppliedStep = { changed: 0, refused: [], next: null };
  for (const row of rows) await applyOne(context, templateId, row, step);
  return { ...step, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

async function applyOne(
  context: Context,
  templateId: string,
  { id, address }: { id: string; address: string },
  step: AppliedStep,
): Promise<void> {
  try {
    const { changes, refused } = await applyTemplate(context, { mailboxId: id, templateId });
    if (Object.keys(changes).length > 0) step.changed++;
    if (refused.length > 0) step.refused.push({ address, fields: refused });
  } catch (error) {
    // A mailbox that was deleted meanwhile needs no template any more.
    if (!(error instanceof AppError) || error.code !== "not-found") throw error;
  }
}
