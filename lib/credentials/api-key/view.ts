import { z } from "zod";
import type { ApiKeyEntry } from "@/lib/credentials/api-key/queries";
import { moment, text, textOrNull } from "@/lib/platform/input/moment";

/** An API key as the API shows it; the key itself is in no list. */
export const apiKeyView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    owner: z.string().describe("Login of an administrator or address of a mailbox."),
    ownerKind: z.enum(["admin", "mailbox"]),
    scopes: z.array(z.string()),
    allowedNetworks: z.array(z.string()),
    expiresAt: moment.nullable(),
    createdAt: moment,
    lastUsedAt: moment.nullable(),
    lastUsedIp: z.string().nullable(),
  })
  .meta({ id: "ApiKey" });

/** The answer to making one: the key, this once. */
export const newApiKeyView = z
  .object({ id: z.uuid(), token: z.string().describe("Shown only once.") })
  .meta({ id: "CreatedApiKey" });

export const showApiKey = (row: ApiKeyEntry): z.input<typeof apiKeyView> => ({
  ...row,
  owner: row.ownerLabel,
  expiresAt: textOrNull(row.expiresAt),
  createdAt: text(row.createdAt),
  lastUsedAt: textOrNull(row.lastUsedAt),
});
