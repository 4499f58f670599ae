import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { mailbox, template } from "@/lib/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { lockTemplate } from "@/lib/template/queries";
import { domainsGiving, templateUse } from "@/lib/template/use";

export const deleteTemplateInput = z.strictObject({ id: z.uuid(), expectedVersion });

/**
 * Deletes a template. Mailboxes that were made from it keep all they have. Superadmins only. Throws `not-found`, and
 * `conflict` while a domain or an identity provider would still give it to people, or for a stale `expectedVersion`.
 */
export async function deleteTemplate(
  context: Context,
  input: z.input<typeof deleteTemplateInput>,
): Promise<void> {
  requireSuperadmin(context.actor);
  const { id, expectedVersion: expected } = parseInput(deleteTemplateInput, input);
  await inTransaction(context, async (tx) => {
    const before = await lockTemplate(tx.db, id);
    await requireVersion(tx, { kind: "template", label: before.name, ...before }, expected);
    await refuseIfUsed(tx, id, before.name);
    await tx.db.update(mailbox).set({ templateId: null }).where(eq(mailbox.templateId, id));
    await tx.db.delete(template).where(eq(template.id, id));
    await recordEvent(tx, {
      action: "template.delete",
      subject: { kind: "template", id, label: before.name },
      before,
      after: null,
    });
  });
}

async function refuseIfUsed(tx: TransactionContext, id: string, name: string): Promise<void> {
  const { domains: count, providers } = (await templateUse(tx, [id]))(id);
  const domains = await domainsGiving(tx, id, 5);
  const users = [
    ...domains.map((domain) => `domain ${domain}`),
    ...(count > domains.length ? [`${count - domains.length} more domains`] : []),
    ...providers.map((slug) => `identity provider ${slug}`),
  ];
  if (users.length > 0)
    throw new AppError(
      "conflict",
      `Template ${name} is still given by ${users.join(", ")}. Change that first.`,
    );
}
