import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { appLink } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

/** The ids of all links in their new order. */
export const reorderAppLinksInput = z.strictObject({ ids: z.array(z.uuid()).max(1_000) });

/** Puts the links into a new order. Superadmins only. Throws `conflict` unless the ids are exactly those there are. */
export async function reorderAppLinks(
  context: Context,
  input: z.input<typeof reorderAppLinksInput>,
): Promise<void> {
  requireSuperadmin(context.actor);
  const { ids } = parseInput(reorderAppLinksInput, input);
  await inTransaction(context, async (tx) => {
    const links = await tx.db
      .select({ id: appLink.id, name: appLink.name, position: appLink.position })
      .from(appLink)
      .orderBy(asc(appLink.position), asc(appLink.id))
      .for("update");
    const known = new Map(links.map((link) => [link.id, link]));
    const complete = new Set(ids).size === links.length && ids.length === links.length;
    if (!complete || ids.some((id) => !known.has(id)))
      throw new AppError("conflict", "The links were changed meanwhile. Look at them, then try again.");
    for (const [index, id] of ids.entries())
      if (known.get(id)?.position !== index + 1)
        await tx.db
          .update(appLink)
          .set({ position: index + 1 })
          .where(eq(appLink.id, id));
    await recordEvent(tx, {
      action: "app-link.reorder",
      subject: { kind: "app-links", id: "all", label: "app links" },
      before: { order: links.map(({ name }) => name) },
      after: { order: ids.map((id) => known.get(id)?.name) },
    });
  });
}
