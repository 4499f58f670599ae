import { z } from "zod";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { mailboxFlags } from "@/lib/accounts/mailbox/fields";
import { mailboxSubject, ownMailbox } from "@/lib/accounts/mailbox/subject";
import { shapesOf } from "@/lib/catalogue/field";
import { moment, text, textOrNull } from "@/lib/catalogue/moment";
import { view } from "@/lib/catalogue/subject";
import { clientProtocols, enabledProtocols, landings } from "@/lib/platform/db/protocols";
import { adminStates, directoryStates, pinnableFields } from "@/lib/platform/db/schema/mailbox";

const schema = z
  .object({
    id: z.uuid(),
    address: z.string(),
    domain: z.string(),
    displayName: z.string(),
    language: z.string().nullable().describe("A BCP 47 tag such as `pt-BR`."),
    source: z.string().describe("`local` or the slug of an identity provider."),
    adminState: z.enum(adminStates),
    directoryState: z.enum(directoryStates),
    domainActive: z.boolean(),
    quotaBytes: z.int(),
    protocols: z.array(z.enum(clientProtocols)),
    webmail: z.boolean(),
    landing: z.enum(landings),
    mayCreateAppPasswords: z.boolean(),
    mayUseTemporaryAliases: z.boolean(),
    mayChangePassword: z.boolean(),
    requireSecondFactor: z.boolean(),
    hasPassword: z.boolean(),
    hasMailPassword: z.boolean().describe("Whether the provider's directory supplies a mail password."),
    ...shapesOf(mailboxFlags),
    template: z.string().nullable(),
    pinnedFields: z.array(z.enum(pinnableFields)),
    passwordChangedAt: moment.nullable(),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Mailbox" });

const show = (row: MailboxWithFacts) => ({
  ...row,
  domain: row.domainName,
  source: row.identityProviderSlug ?? "local",
  protocols: enabledProtocols(row),
  template: row.templateName,
  passwordChangedAt: textOrNull(row.passwordChangedAt),
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
});

/** A mailbox as it is answered: whether it has a password, never the hash. */
export const mailboxView = view(mailboxSubject, schema, show);

const profileSchema = schema
  .pick({
    address: true,
    displayName: true,
    language: true,
    source: true,
    quotaBytes: true,
    protocols: true,
    webmail: true,
    landing: true,
    mayCreateAppPasswords: true,
    mayUseTemporaryAliases: true,
    mayChangePassword: true,
    requireSecondFactor: true,
    passwordChangedAt: true,
  })
  .meta({ id: "Profile" });

/** What people see of their own mailbox. */
export const profileView = view(ownMailbox, profileSchema, show);

/** How much of a quota is used. */
export const quotaUseView = z
  .object({
    quotaBytes: z.int().describe("0 for unlimited."),
    usedBytes: z.int().nullable().describe("Null if the mail server doesn't report it."),
    messages: z.int().nullable(),
  })
  .meta({ id: "QuotaUse" });
