import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { differs } from "@/lib/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { template } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { parseInput } from "@/lib/parse-input";
import { nameTaken, templateName } from "@/lib/template/create-template";
import { templateFieldShapes } from "@/lib/template/fields";
import { lockTemplate } from "@/lib/template/queries";
import { withChanges } from "@/lib/with-changes";

export const updateTemplateInput = z
  .strictObject({ id: z.uuid(), expectedVersion, name: templateName.optional() })
  .extend(z.object(templateFieldShapes).partial().shape);

/**
 * Changes a template. Mailboxes take the new values when it is next applied to them (at a sign-in or a sync).
 * Superadmins only. Throws `not-found`, and `conflict` for a name in use or a stale `expectedVersion`.
 */
export async function updateTemplate(
  context: Context,
  input: z.input<typeof updateTemplateInput>,
): Promise<void> {
  requireSuperadmin(context.actor);
  const { id, expectedVersion: expected, ...fields } = parseInput(updateTemplateInput, input);
  await inTransaction(context, async (tx) => {
    const before = await lockTemplate(tx.db, id);
    await requireVersion(tx, { kind: "template", label: before.name, ...before }, expected);
    const after = withChanges(before, fields);
    if (!differs(before, after)) return;
    await tx.db
      .update(template)
      .set(fields)
      .where(eq(template.id, id))
      .catch((error: unknown) => nameTaken(error, after.name));
    await recordEvent(tx, {
      action: "template.update",
      subject: { kind: "template", id, label: after.name },
      before,
      after,
    });
  });
}
