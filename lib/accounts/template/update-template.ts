import { eq } from "drizzle-orm";
import { z } from "zod";
import { nameTaken, templateName } from "@/lib/accounts/template/create-template";
import { templateFieldShapes } from "@/lib/accounts/template/fields";
import { lockTemplate } from "@/lib/accounts/template/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { template } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { withChanges } from "@/lib/platform/with-changes";

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
