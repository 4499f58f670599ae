import { z } from "zod";
import { lifetimes } from "@/lib/accounts/alias/lifetime";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import { aliasManagers } from "@/lib/platform/db/schema/alias";
import { withoutControls } from "@/lib/platform/input/without-controls";

/** What it is for, in the words of who has made it. */
export const aliasDescription = z
  .string()
  .trim()
  .max(255)
  .regex(...withoutControls);

export const aliasLifetime = z.enum(lifetimes);

/** What an administrator may set on an alias at any time. */
export const aliasFields = fields("alias", {
  description: field(aliasDescription, {
    label: "Description",
    hint: "Optional.",
    option: { name: "description", value: "text", help: "what it is for" },
  }),
  active: field(z.boolean(), {
    label: "Receives mail",
    hint: "If turned off, mail to this address is rejected, and nobody else can use it.",
  }),
  /** Null: permanent. */
  expiresAt: field(z.date().nullable(), {
    label: "Last day",
    hint: "Receives mail until the end of this day (UTC). Leave empty for no expiration.",
    words: { null: "none" },
    option: { name: "expires", value: "date", help: "expires on this date or at this time, or none" },
  }),
});

/** What is recorded of an alias besides: it is given when the alias is made. */
export const aliasOtherFields = fields("alias.recorded", {
  address: field(z.string(), { label: "Address" }),
  mailbox: field(z.string(), { label: "Mailbox" }),
  managedBy: field(z.enum(aliasManagers), {
    label: "Managed by",
    words: {
      administrator: "an administrator",
      owner: "the owner of the mailbox",
      directory: "the directory",
    },
  }),
});

export const aliasFieldShapes = shapesOf(aliasFields);
