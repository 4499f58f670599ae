import { z } from "zod";
import type { ScimTokenEntry } from "@/lib/credentials/scim-token/queries";
import { moment, text, textOrNull } from "@/lib/platform/input/moment";

/** A SCIM token as the API shows it; the token itself is in no list. */
export const scimTokenView = z
  .object({
    id: z.uuid(),
    provider: z.string(),
    name: z.string(),
    domains: z.array(z.string()).describe("Domains it is limited to; empty for no limit."),
    expiresAt: moment.nullable(),
    createdAt: moment,
    lastUsedAt: moment.nullable(),
    lastUsedIp: z.string().nullable(),
  })
  .meta({ id: "ScimToken" });

/** The answer to making one: the token, this once. */
export const newScimTokenView = z
  .object({ id: z.uuid(), token: z.string().describe("Shown only once.") })
  .meta({ id: "CreatedScimToken" });

export const showScimToken = (row: ScimTokenEntry): z.input<typeof scimTokenView> => ({
  ...row,
  expiresAt: textOrNull(row.expiresAt),
  createdAt: text(row.createdAt),
  lastUsedAt: textOrNull(row.lastUsedAt),
});
