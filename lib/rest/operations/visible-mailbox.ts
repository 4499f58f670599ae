import { z } from "zod";
import type { Context } from "@/lib/db/context";
import { getMailboxByAddress } from "@/lib/mailbox/queries";
import { type mailboxView, showMailbox } from "@/lib/rest/views/mailbox";

export const byAddress = z.strictObject({ address: z.string().max(320) });

/** The answer about a mailbox as it is now. */
export async function shownMailbox(context: Context, address: string) {
  const row = await getMailboxByAddress(context.db, address);
  return { body: showMailbox(row) satisfies z.input<typeof mailboxView>, version: row.version };
}
