import { z } from "zod";
import type { MailboxSession } from "@/lib/credentials/web-session/queries";
import { moment, text, textOrNull } from "@/lib/platform/input/moment";

/** A web session of a mailbox as the API shows it; its id is of no use to get in. */
export const webSessionView = z
  .object({
    id: z.string(),
    createdAt: moment,
    lastSeenAt: moment.nullable(),
    expires: moment,
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    providerName: z.string().nullable().describe("Identity provider that the person signed in with."),
    impersonatedBy: z.string().nullable().describe("Administrator who is impersonating the user."),
  })
  .meta({ id: "WebSession" });

export const showWebSession = (row: MailboxSession): z.input<typeof webSessionView> => ({
  ...row,
  createdAt: text(row.createdAt),
  lastSeenAt: textOrNull(row.lastSeenAt),
  expires: text(row.expires),
});
