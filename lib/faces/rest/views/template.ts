import { z } from "zod";
import type { ListedTemplate } from "@/lib/accounts/template/list-page";
import { moment, text } from "@/lib/faces/rest/views/moment";
import { clientProtocols, enabledProtocols, landings } from "@/lib/platform/db/protocols";

/** A template as the API shows it. `quotaBytes` 0: unlimited. */
export const templateView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    quotaBytes: z.int(),
    protocols: z.array(z.enum(clientProtocols)),
    webmail: z.boolean(),
    landing: z.enum(landings),
    mayCreateAppPasswords: z.boolean(),
    mayUseTemporaryAliases: z.boolean(),
    mayChangePassword: z.boolean(),
    requireSecondFactor: z.boolean(),
    mailboxes: z.int().describe("How many mailboxes were last given it, as far as the caller sees them."),
    domains: z.int().describe("How many domains give it to new mailboxes, as far as the caller sees them."),
    providers: z.array(z.string()).describe("Slugs of the providers that give it; for superadmins only."),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Template" });

export const showTemplate = (row: ListedTemplate): z.input<typeof templateView> => ({
  ...row,
  protocols: enabledProtocols(row),
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
});
