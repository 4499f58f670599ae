import { z } from "zod";
import { type Field, field, fields } from "@/lib/catalogue/field";
import type { PersonField } from "@/lib/platform/db/schema/mailbox";
import { personFields } from "@/lib/providers/settings/person-fields";
import { describedShapesOf } from "@/lib/providers/settings-document";
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
export const deprovisioningPolicies = ["nothing", "receive-only", "disable"] as const;
export type DeprovisioningPolicy = (typeof deprovisioningPolicies)[number];

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
export const syncFields = fields("provider.sync", {
  enabled: field(z.boolean().default(false), {
    label: "Periodic sync",
    hint: "Applies changed attributes and deprovisions people who left.",
  }),
  intervalMinutes: field(
    whole
      .min(1)
      .max(10_080, message(syncWords("week")))
      .default(15),
    { label: "Interval in minutes" },
  ),
  importUsers: field(z.boolean().default(false), {
    label: "Import users",
    hint: "Creates a mailbox for people who don't have one, if their domain exists here.",
  }),
  leavers: field(z.enum(deprovisioningPolicies).default("receive-only"), {
    label: "Mailboxes of deprovisioned users",
    words: {
      "receive-only": "Block sign-in, keep receiving mail",
      disable: "Block sign-in, reject mail",
      nothing: "Leave unchanged",
    },
  }),
  /** Who is disabled or deleted by a directory event leaves at once. */
  missesBeforeLeaving: field(whole.min(1).max(100).default(2), {
    label: "Missed runs before deprovisioning",
    hint: "In how many runs in a row a person must be missing from the directory.",
  }),
  graceHours: field(whole.min(1).max(8_760).optional(), {
    label: "Hours before deprovisioning",
    hint: "If filled in, this replaces the number of missed runs.",
  }),
  /** Of the linked mailboxes; a run asks first if it changes more than this share and more than this number. */
  guardPercent: field(whole.min(0).max(100).default(10), {
    label: "Approval threshold in percent",
    hint: "A run waits for approval if it would change or deprovision a larger share of this provider's mailboxes.",
  }),
  guardAtLeast: field(whole.min(0).max(1_000_000).default(5), {
    label: "No approval up to",
    hint: "Number of mailboxes. For small installations, where one person is a large share.",
  }),
  pageSize: field(whole.min(10).max(2_000).default(1_000), {
    label: "People per request",
    hint: "At most. Requests get smaller automatically when the server is slow.",
  }),
  ...attributeFields,
  notices: field(z.boolean().default(false), {
    label: "Directory events",
    hint: "Checks for changes between the runs, every few seconds.",
  }),
});

export const syncSettings = z.strictObject(describedShapesOf(syncFields));
export type SyncSettings = z.infer<typeof syncSettings>;
