import { z } from "zod";
import { adminRole } from "@/lib/accounts/admin-account/role";

const mailbox = z.string().trim().min(1, "Enter the address of a mailbox.").max(320, "This is too long.");
const day = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/, "Enter a day, such as 2027-01-31.")
  .transform((text) => (text === "" ? null : new Date(`${text}T23:59:59Z`)))
  .refine((end) => end === null || !Number.isNaN(end.getTime()), "There is no such day.");

const fields = {
  description: z.string(),
  active: z.literal("on").optional().transform(Boolean),
  /** The last day, in UTC; empty for none. */
  expiresAt: day,
};

/** The day of an end, as its field shows it. */
export const endDay = (end: Date | null): string => end?.toISOString().slice(0, 10) ?? "";

/** The form of a new alias, as a browser sends it. */
export const newAliasForm = z.object({
  role: adminRole,
  address: z.string().trim().min(1, "Enter an address."),
  mailbox,
  ...fields,
});

const subject = { role: adminRole, id: z.uuid(), expectedVersion: z.coerce.number().int() };

/**
 * The form of an existing alias; `expectedVersion` is the one that its page has shown. A day that was left alone leaves
 * the end alone, which may be at any hour of it; a person's own alias has no mailbox to be changed.
 */
export const aliasForm = z
  .object({ ...subject, ...fields, shownEnd: z.string(), mailbox: mailbox.optional() })
  .transform(({ expiresAt, shownEnd, ...rest }) => ({
    ...rest,
    expiresAt: endDay(expiresAt) === shownEnd ? undefined : expiresAt,
  }));

/** What is deleted. */
export const oneAlias = z.object(subject);
