import { z } from "zod";
import { type Field, field, fields, shapesOf } from "@/lib/catalogue/field";
import type { PersonField } from "@/lib/platform/db/schema/mailbox";
import { personFields } from "@/lib/providers/settings/person-fields";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const syncWords = words("provider.syncSettings", {
  empty: "must not be empty",
  week: "must be at most 10080 (a week)",
});

const whole = z.int();
const attributeName = z
  .string()
  .trim()
  .min(1, message(syncWords("empty")))
  .max(255);

/** What becomes of a mailbox whose person has left the directory. Mail that is there is never deleted. */
export const leaverPolicies = ["nothing", "receive-only", "disable"] as const;
export type LeaverPolicy = (typeof leaverPolicies)[number];

type PersonAttributes = { [Name in PersonField as `${Name}Attribute`]: Field<typeof followedAttribute> };

const followedAttribute = attributeName.optional();

/** For each field of a person the setting that names its attribute. */
const personAttributes = Object.fromEntries(
  Object.entries<Field>(personFields).flatMap(([name, { attribute }]) =>
    attribute
      ? [[`${name}Attribute`, field(followedAttribute, { label: attribute.label, hint: attribute.hint })]]
      : [],
  ),
) as PersonAttributes;

/** The settings that name attributes of a person's record that a mailbox follows; what is left out is not followed. */
export const attributeFields = fields("provider.attributes", {
  ...personAttributes,
  /** Bytes, or a size such as `5 GiB`. */
  quotaAttribute: field(followedAttribute, {
    label: "Quota attribute",
    hint: "In bytes, or with a unit, such as 5 GiB. Leave empty to use the template's quota.",
  }),
  aliasesAttribute: field(followedAttribute, {
    label: "Alias attribute",
    hint: "A list of addresses. Values such as smtp:… from Active Directory's proxyAddresses also work. Leave empty to ignore it.",
  }),
});
export const directoryAttributes = Object.keys(attributeFields) as (keyof typeof attributeFields)[];

/** What of a person is followed, and how a provider's directory is, where its kind has one. */
export const syncSettings = z.strictObject({
  /** Periodic full sync. */
  enabled: z.boolean().default(false),
  intervalMinutes: whole
    .min(1)
    .max(10_080, message(syncWords("week")))
    .default(15),
  /** Whether people without a mailbox get one. */
  importUsers: z.boolean().default(false),
  /** `receive-only`: nobody gets in, mail is still taken in; `disable`: mail is refused as well. */
  leavers: z.enum(leaverPolicies).default("receive-only"),
  /** How many full reads in a row must miss somebody; who is disabled or deleted by a notice leaves at once. */
  missesBeforeLeaving: whole.min(1).max(100).default(2),
  /** When given, it is the time that somebody must have been missing, whatever the number of reads. */
  graceHours: whole.min(1).max(8_760).optional(),
  /** A run that disables or changes more than this share of the linked mailboxes, and more than this number, asks first. */
  guardPercent: whole.min(0).max(100).default(10),
  guardAtLeast: whole.min(0).max(1_000_000).default(5),
  /** People per request. */
  pageSize: whole.min(10).max(2_000).default(1_000),
  ...shapesOf(attributeFields),
  /** Whether the directory's events are asked for between the full reads. */
  notices: z.boolean().default(false),
});
export type SyncSettings = z.infer<typeof syncSettings>;
