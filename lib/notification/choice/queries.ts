import { eq } from "drizzle-orm";
import { type OptionalKind, optionalKinds } from "@/lib/notification/kind/kinds";
import type { Handle } from "@/lib/platform/db/client";
import { notificationChoice } from "@/lib/platform/db/schema";

/** Which mails a person does not want. */
export interface NotificationChoice {
  switchedOff: OptionalKind[];
  /** 0: no choice was ever made. */
  version: number;
}

/** The choice of a mailbox: to hear of everything where it has made none. */
export async function readChoice(db: Handle, mailboxId: string): Promise<NotificationChoice> {
  const [row] = await db.select().from(notificationChoice).where(eq(notificationChoice.mailboxId, mailboxId));
  const off = row?.switchedOff ?? [];
  return { switchedOff: optionalKinds.filter((kind) => off.includes(kind)), version: row?.version ?? 0 };
}
