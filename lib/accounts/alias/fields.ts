import { z } from "zod";
import { lifetimes } from "@/lib/accounts/alias/lifetime";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
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
    label: "What it is for",
    hint: "May be left empty.",
    option: { name: "description", value: "text", help: "what it is for" },
  }),
  active: field(z.boolean(), {
    label: "Takes mail",
    hint: "Switched off, mail to it is refused, and nobody else gets the address.",
  }),
  /** Null: permanent. */
  expiresAt: field(z.date().nullable(), {
    label: "Last day",
    hint: "It takes mail until the end of this day (UTC). Empty: it does not end.",
    words: { null: "none" },
    option: { name: "expires", value: "date", help: "last day or moment, or none" },
  }),
});

export const aliasFieldShapes = shapesOf(aliasFields);
