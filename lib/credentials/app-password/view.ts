import { z } from "zod";
import type { AppPasswordEntry } from "@/lib/credentials/app-password/queries";
import { clientProtocols } from "@/lib/platform/db/protocols";
import { moment, text, textOrNull } from "@/lib/platform/input/moment";

/** An app password as the API shows it; the password itself is in no list. */
export const appPasswordView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    protocols: z.array(z.enum(clientProtocols)),
    allowedNetworks: z.array(z.string()),
    expiresAt: moment.nullable(),
    version: z.int(),
    createdAt: moment,
    lastUsedAt: moment.nullable(),
    lastUsedIp: z.string().nullable(),
    lastUsedService: z.string().nullable(),
  })
  .meta({ id: "AppPassword" });

/** The answer to making one: the password, this once. */
export const newAppPasswordView = z
  .object({ id: z.uuid(), password: z.string().describe("Shown only once.") })
  .meta({ id: "CreatedAppPassword" });

/** The answer to ending all of a mailbox. */
export const revokedAppPasswords = z
  .object({ revoked: z.int().describe("Number of app passwords revoked.") })
  .meta({ id: "RevokedAppPasswords" });

export const showAppPassword = (row: AppPasswordEntry): z.input<typeof appPasswordView> => ({
  ...row,
  expiresAt: textOrNull(row.expiresAt),
  createdAt: text(row.createdAt),
  lastUsedAt: textOrNull(row.lastUsedAt),
});
