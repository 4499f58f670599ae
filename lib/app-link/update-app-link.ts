import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { appLinkShapes } from "@/lib/app-link/fields";
import { lockAppLink } from "@/lib/app-link/queries";
import { differs } from "@/lib/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { appLink } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { parseInput } from "@/lib/parse-input";
import { withChanges } from "@/lib/with-changes";

export const updateAppLinkInput = z
  .strictObject({ id: z.uuid(), expectedVersion })
  .extend(z.object(appLinkShapes).partial().shape);

/** Changes a link; what is left out stays. Superadmins only. Throws `not-found`, and `conflict` for a stale version. */
export async function updateAppLink(
  context: Context,
  input: z.input<typeof updateAppLinkInput>,
): Promise<void> {
  requireSuperadmin(context.actor);
  const { id, expectedVersion: expected, ...fields } = parseInput(updateAppLinkInput, input);
  await inTransaction(context, async (tx) => {
    const before = await lockAppLink(tx.db, id);
    await requireVersion(tx, { ...before, kind: "app-link", label: before.name }, expected);
    const after = withChanges(before, fields);
    if (!differs(before, after)) return;
    await tx.db.update(appLink).set(fields).where(eq(appLink.id, id));
    await recordEvent(tx, {
      action: "app-link.update",
      subject: { kind: "app-link", id, label: after.name },
      before,
      after,
    });
  });
}
