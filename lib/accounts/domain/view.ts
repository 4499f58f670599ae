import { z } from "zod";
import { type DomainDetails, domainNotFound, getDomainByName } from "@/lib/accounts/domain/queries";
import { subject, view } from "@/lib/catalogue/subject";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { domainName } from "@/lib/platform/address/domain-name";
import { moment, text } from "@/lib/platform/input/moment";

const schema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    active: z.boolean(),
    maxMailboxes: z.int().nullable(),
    maxAliases: z
      .int()
      .nullable()
      .describe(
        "Aliases from administrators and directories. Aliases that users create have a separate limit.",
      ),
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

/** A domain by its name, for whoever administers it. */
export const domainSubject = subject({
  kind: "domain",
  notFound: domainNotFound,
  key: z.strictObject({ name: domainName }),
  read: ({ db }, { name }): Promise<DomainDetails> => getDomainByName(db, name),
  authorise: (actor, { name }) => requireDomainAdmin(actor, name),
});

/** A domain as it is answered; templates and providers by name. Sizes in bytes, null: no limit. */
export const domainView = view(domainSubject, schema, (row) => ({
  ...row,
  defaultTemplate: row.defaultTemplateName,
  identityProvider: row.identityProviderSlug,
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
}));
