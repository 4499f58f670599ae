import { z } from "zod";
import type { DomainDetails } from "@/lib/accounts/domain/queries";
import { moment, text } from "@/lib/faces/rest/views/moment";

/** A domain as the API shows it; templates and providers by name. Sizes in bytes, null: no limit. */
export const domainView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    active: z.boolean(),
    maxMailboxes: z.int().nullable(),
    maxAliases: z
      .int()
      .nullable()
      .describe("Of administrators and directories; what people make has its own limit."),
    maxQuotaBytes: z.int().nullable(),
    totalQuotaBytes: z.int().nullable(),
    defaultTemplate: z.string().nullable(),
    identityProvider: z.string().nullable(),
    mailboxes: z.int(),
    givenQuotaBytes: z.int(),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Domain" });

export const showDomain = (row: DomainDetails): z.input<typeof domainView> => ({
  ...row,
  defaultTemplate: row.defaultTemplateName,
  identityProvider: row.identityProviderSlug,
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
});
