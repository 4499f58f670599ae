import { z } from "zod";
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

/** Attributes of the person's record that a mailbox follows. */
const attributes = {
  /** Attribute that holds the display name; left out: first and last name. */
  displayNameAttribute: attributeName.optional(),
  /** Attribute that holds the quota: bytes, or a size such as `5 GiB`; left out, or without a value: the template's. */
  quotaAttribute: attributeName.optional(),
  /** Attribute that lists further addresses of the mailbox; left out: aliases are not followed. */
  aliasesAttribute: attributeName.optional(),
  /** Attribute that holds the person's language, such as `locale` (OpenID Connect Core 5.1); left out: not followed. */
  languageAttribute: attributeName.optional(),
};
export const directoryAttributes = Object.keys(attributes) as (keyof typeof attributes)[];

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
  ...attributes,
  /** Whether the directory's events are asked for between the full reads. */
  notices: z.boolean().default(false),
});
export type SyncSettings = z.infer<typeof syncSettings>;
