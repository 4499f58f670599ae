import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";
import type { PersonField } from "@/lib/platform/db/schema/mailbox";
import { languageTag, languageTagSchema } from "@/lib/platform/input/language-tag";
import { oneLine } from "@/lib/platform/input/one-line";
import { withoutControls } from "@/lib/platform/input/without-controls";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("person.input", { language: "must be a language tag, such as de or pt-BR" });

const longestName = 255;

/** A name as others write it; null when there is none. */
export const readName = (text: string): string | null => oneLine(text, longestName);

const personal = { from: ["directory"], pinnable: true } as const;

/**
 * What is said of the person: by an administrator, or by a directory in the attribute that a provider's setting names
 * (`languageAttribute` for `language`). Each has a column in `personColumns`.
 */
export const personFields = fields("mailbox.person", {
  displayName: field(
    z
      .string()
      .trim()
      .max(longestName)
      .regex(...withoutControls),
    {
      label: "Name",
      ...personal,
      option: { name: "name", value: "name", help: "the person's name", shown: "name" },
      attribute: {
        label: "Display name attribute",
        hint: "Leave empty to use the name, or the first and last name.",
        read: readName,
      },
    },
  ),
  /** The person's language, a BCP 47 tag such as `pt-BR`; null: not known. */
  language: field(
    z
      .string()
      .meta(languageTagSchema)
      .nullable()
      .transform((typed, check) => {
        const tag = typed === null ? null : languageTag(typed);
        if (typed !== null && tag === null) check.addIssue(message(inputWords("language")));
        return tag;
      })
      .describe("A BCP 47 tag such as `pt-BR`."),
    {
      label: "Language",
      hint: "The person's language, such as de or pt-BR. For programs that use the API; webmail has its own setting.",
      ...personal,
      option: {
        name: "language",
        value: "tag",
        help: "the person's language, such as de or pt-BR, or none",
        shown: "language",
      },
      attribute: {
        label: "Language attribute",
        hint: "For example, locale, or preferredLanguage in LDAP directories. Shown on the mailbox and in the API; webmail has its own setting. Leave empty to ignore it.",
        read: languageTag,
      },
    },
  ),
}) satisfies Record<PersonField, unknown>;
