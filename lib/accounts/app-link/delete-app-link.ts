import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockAppLink } from "@/lib/accounts/app-link/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { appLink } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

export const deleteAppLinkInput = z.strictObject({ id: z.uuid(), expectedVersion });

/** Deletes a link. Superadmins only. Throws `not-found`, and `conflict` for a stale version. */
export async function deleteAppLink(
  context: Context,
  input: z.input<typeof deleteAppLinkInput>,
): Promise<void> {
  requireSuperadmin(context.actor);
  const { id, expectedVersion: expected } = parseInput(deleteAppLinkInput, input);
  await inTransaction(context, async (tx) => {
    const before = await lockAppLink(tx.db, id);
    await requireVersion(tx, { ...before, kind: "app-link", label: before.name }, expected);
    await tx.db.delete(appLink).where(eq(appLink.id, id));
    await recordEvent(tx, {
      action: "app-link.delete",
      subject: { kind: "app-link", id, label: before.name },
      before,
      after: null,
    });
  });
}
