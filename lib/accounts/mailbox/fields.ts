import { z } from "zod";
import { adminStateWords, directoryStateWords } from "@/lib/accounts/mailbox/state-words";
import { templateFields } from "@/lib/accounts/template/fields";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import { optionalKinds } from "@/lib/notification/kind/kinds";
import { optionalKindWords } from "@/lib/notification/kind/words";
import { startPages } from "@/lib/platform/db/protocols";
import {
  adminStates,
  directoryStates,
  type PinnableField,
  pinnableFields,
} from "@/lib/platform/db/schema/mailbox";
import { timeZoneChoice } from "@/lib/platform/reader/time-zone";
import { isSupportedHash } from "@/lib/platform/secrets/password-hash";
import { personFields } from "@/lib/providers/settings/person-fields";
import { message } from "@/lib/words/message";
import { textsOf, words } from "@/lib/words/text";

const inputWords = words("mailbox.input", {
  hash: "must be a hash that can be used",
});

/** What an administrator alone allows: no template and no directory says it. */
export const mailboxFlags = fields("mailbox.flags", {
  /** Whether the local password works beside a provider's sign-in. */
  localPasswordAllowed: field(z.boolean(), {
    label: "Allow a local password too",
    option: {
      name: "local-password",
      help: "also allow sign-in with the local password",
      off: { name: "no-local-password", help: "allow sign-in with the identity provider only" },
      shown: "local password allowed",
    },
  }),
});

const labelsOf = (names: readonly PinnableField[]) =>
  Object.fromEntries(names.map((name) => [name, { ...templateFields, ...personFields }[name].label]));

/** What an administrator may set on a mailbox at any time. */
export const mailboxFields = fields("mailbox", {
  ...templateFields,
  ...personFields,
  ...mailboxFlags,
  /** Fields that no template and no directory may change. */
  pinnedFields: field(
    z.array(z.enum(pinnableFields)).transform((names) => [...new Set(names)].sort()),
    { label: "Pinned", words: labelsOf(pinnableFields) },
  ),
});

export const mailboxFieldShapes = shapesOf(mailboxFields);

/** What is recorded of a mailbox besides: it is changed by operations of its own, or by nobody but the product. */
export const mailboxOtherFields = fields("mailbox.recorded", {
  address: field(z.string(), { label: "Address" }),
  domainId: field(z.uuid(), { label: "Domain" }),
  timeZone: field(timeZoneChoice, { label: "Time zone", words: { null: "the browser's" } }),
  templateId: field(z.uuid().nullable(), { label: "Template" }),
  identityProviderId: field(z.uuid().nullable(), { label: "Source", words: { null: "Local" } }),
  chosenStartPage: field(z.enum(startPages).nullable(), {
    label: "Chosen start page",
    words: { portal: "Portal", webmail: "Webmail", null: "None" },
  }),
  adminState: field(z.enum(adminStates), { label: "State", words: textsOf(adminStateWords) }),
  directoryState: field(z.enum(directoryStates), {
    label: "Directory state",
    words: textsOf(directoryStateWords),
  }),
  directoryReceives: field(z.boolean(), { label: "Receives mail when not present in the directory" }),
  passwordHash: field(z.string().nullable(), { label: "Password", secret: true }),
  passwordChangedAt: field(z.date().nullable(), { label: "Password changed" }),
  directoryPasswordHash: field(z.string().nullable(), { label: "Mail password", secret: true }),
  linkByAddress: field(z.boolean(), { label: "Linked automatically by address" }),
  hasSecondFactor: field(z.boolean(), { label: "Second factor" }),
  pending: field(z.string(), { label: "Unconfirmed recovery address" }),
  linkExpiresAt: field(z.date(), { label: "Link expires" }),
  impersonatedBy: field(z.string(), { label: "Impersonated by" }),
  until: field(z.date(), { label: "Until" }),
  sessions: field(z.int(), { label: "Active sessions" }),
  switchedOff: field(z.array(z.enum(optionalKinds)), {
    label: "Notifications turned off",
    words: textsOf(optionalKindWords),
  }),
});

/** A password as typed. Its quality is the password policy's question. */
export const typedPassword = z.string().max(1_024);

/** The hash that a directory gives as a person's mail password; null: none. */
export const directoryPasswordHash = z
  .string()
  .refine(isSupportedHash, message(inputWords("hash")))
  .nullable()
  .default(null);

/** A ready hash in Dovecot's `{SCHEME}value` form. */
export const readyHash = z.string().max(1_024);
