import { max } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { appLinkShapes } from "@/lib/app-link/fields";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { appLink } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { withChanges } from "@/lib/with-changes";

const { name, url, ...optional } = appLinkShapes;
export const createAppLinkInput = z.strictObject({ name, url, ...z.object(optional).partial().shape });

const defaults = { description: "", signedInUrl: null as string | null, hiddenAtLogin: false };
/** More would be no menu any more. */
const maxLinks = 100;

/** Adds a link behind the others. Superadmins only. Throws `limit-reached` beyond 100. */
export async function createAppLink(
  context: Context,
  input: z.input<typeof createAppLinkInput>,
): Promise<{ id: string }> {
  requireSuperadmin(context.actor);
  const given = parseInput(createAppLinkInput, input);
  return inTransaction(context, async (tx) => {
    if ((await tx.db.$count(appLink)) >= maxLinks)
      throw new AppError("limit-reached", `There are ${maxLinks} app links already.`);
    const [last] = await tx.db.select({ position: max(appLink.position) }).from(appLink);
    const row = { ...withChanges(defaults, given), id: uuidv7(), position: (last?.position ?? 0) + 1 };
    await tx.db.insert(appLink).values(row);
    await recordEvent(tx, {
      action: "app-link.create",
      subject: { kind: "app-link", id: row.id, label: row.name },
      before: null,
      after: row,
    });
    return { id: row.id };
  });
}
