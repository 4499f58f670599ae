import { max } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { appLinkShapes } from "@/lib/accounts/app-link/fields";
import { requireSuperadmin } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { appLink } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { withChanges } from "@/lib/platform/with-changes";

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
