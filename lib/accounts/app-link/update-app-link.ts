import { eq } from "drizzle-orm";
import { z } from "zod";
import { appLinkShapes } from "@/lib/accounts/app-link/fields";
import { lockAppLink } from "@/lib/accounts/app-link/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { appLink } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { withChanges } from "@/lib/platform/with-changes";

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
