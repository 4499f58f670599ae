import { z } from "zod";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { mailboxFlags } from "@/lib/accounts/mailbox/fields";
import { mailboxSubject, ownMailbox } from "@/lib/accounts/mailbox/subject";
import { type Field, shapesOf } from "@/lib/catalogue/field";
import { view } from "@/lib/catalogue/subject";
import { clientProtocols, enabledProtocols, startPages } from "@/lib/platform/db/protocols";
import {
  adminStates,
  directoryStates,
  type PersonField,
  pinnableFields,
} from "@/lib/platform/db/schema/mailbox";
import { moment, text, textOrNull } from "@/lib/platform/input/moment";
import { personFields } from "@/lib/providers/settings/person-fields";

/** What is said of the person is text, or null where the field takes that. */
function shownShape({ schema }: Field): z.ZodType {
  const shown = schema.safeParse(null).success ? z.string().nullable() : z.string();
  return schema.description === undefined ? shown : shown.describe(schema.description);
}

const mappedPerson = <Out>(of: (field: Field) => Out) =>
  Object.fromEntries(Object.entries(personFields).map(([name, one]) => [name, of(one)]));

const personShapes = mappedPerson(shownShape) as {
  [Name in PersonField]: z.ZodType<z.output<(typeof personFields)[Name]["schema"]>>;
};
const isShown = mappedPerson(() => true) as Record<PersonField, true>;

const schema = z
  .object({
    id: z.uuid(),
    address: z.string(),
    domain: z.string(),
    ...personShapes,
    source: z.string().describe("`local` or the slug of an identity provider."),
    adminState: z.enum(adminStates),
    directoryState: z.enum(directoryStates),
    domainActive: z.boolean(),
    quotaBytes: z.int(),
    protocols: z.array(z.enum(clientProtocols)),
    webmail: z.boolean(),
    startPage: z.enum(startPages),
    mayCreateAppPasswords: z.boolean(),
    mayUseTemporaryAliases: z.boolean(),
    mayChangePassword: z.boolean(),
    mayChooseStartPage: z.boolean(),
    chosenStartPage: z
      .enum(startPages)
      .optional()
      .describe(
        "What the person has chosen, which counts while they may choose. Absent where they have not.",
      ),
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
  chosenStartPage: row.chosenStartPage ?? undefined,
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
    ...isShown,
    source: true,
    quotaBytes: true,
    protocols: true,
    webmail: true,
    startPage: true,
    mayCreateAppPasswords: true,
    mayUseTemporaryAliases: true,
    mayChangePassword: true,
    mayChooseStartPage: true,
    chosenStartPage: true,
    requireSecondFactor: true,
    passwordChangedAt: true,
  })
  .extend({ timeZone: z.string().nullable().describe("Null for the browser's.") })
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
