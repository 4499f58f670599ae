import { z } from "zod";
import { typedGigabytes } from "@/app/_administration/gigabytes";
import { adminStateNames } from "@/app/_administration/mailboxes/mailbox-words";
import { adminRole } from "@/lib/admin-account/role";
import { clientProtocols, protocols } from "@/lib/db/protocols";

const subject = { role: adminRole, mailboxId: z.uuid(), expectedVersion: z.coerce.number().int() };

/** The form of a mailbox's settings; `doors` are the ways in that are ticked, the rest is switched off. */
export const mailboxForm = z
  .object({
    ...subject,
    displayName: z.string(),
    quotaBytes: typedGigabytes.transform((bytes) => bytes ?? 0),
    landing: z.enum(["portal", "webmail"]),
    doors: z.array(z.enum(protocols)),
  })
  .transform(({ doors, ...rest }) => ({
    ...rest,
    ...Object.fromEntries(clientProtocols.map((name) => [name, doors.includes(name)])),
    webmail: doors.includes("webmail"),
  }));

/** What a browser sends, with what may come several times as a list. */
export const sentMailbox = (form: FormData) => ({
  ...Object.fromEntries(form),
  doors: form.getAll("doors"),
});

export const mailboxStateForm = z.object({ ...subject, adminState: z.enum(adminStateNames) });

/** An empty source is the local one. */
export const mailboxSourceForm = z.object({
  ...subject,
  identityProviderId: z.union([z.literal("").transform(() => null), z.uuid()]),
});
