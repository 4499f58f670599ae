import { z } from "zod";
import { pinnableFields } from "@/lib/db/schema/mailbox";
import { languageTag, languageTagSchema } from "@/lib/language-tag";
import { isSupportedHash } from "@/lib/secrets/password-hash";
import { templateFieldShapes } from "@/lib/template/fields";

/** What an administrator may set on a mailbox at any time. */
export const mailboxFieldShapes = {
  ...templateFieldShapes,
  displayName: z
    .string()
    .trim()
    .max(255, "must have at most 255 characters")
    .regex(/^\P{Cc}*$/u, "must not contain control characters"),
  /** The person's language, a BCP 47 tag such as `pt-BR`; null: not known. */
  language: z
    .string()
    .meta(languageTagSchema)
    .nullable()
    .transform((typed, check) => {
      const tag = typed === null ? null : languageTag(typed);
      if (typed !== null && tag === null)
        check.addIssue({ code: "custom", message: "must be a language tag such as de or pt-BR" });
      return tag;
    }),
  /** Whether the local password works beside a provider's sign-in. */
  localPasswordAllowed: z.boolean(),
  /** Fields that no template and no directory may change. */
  pinnedFields: z.array(z.enum(pinnableFields)).transform((names) => [...new Set(names)].sort()),
};

/** A password as typed. Its quality is the password policy's question. */
export const typedPassword = z.string().max(1_024, "is too long");

/** The hash that a directory gives as a person's mail password; null: none. */
export const directoryPasswordHash = z
  .string()
  .refine(isSupportedHash, "is no hash that can be used")
  .nullable()
  .default(null);

/** A ready hash in Dovecot's `{SCHEME}value` form. */
export const readyHash = z.string().max(1_024, "is too long");
