import { readFileSync } from "node:fs";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { shownPlaceFields } from "@/lib/providers/kinds/place-of-kind";
import { providerKindName } from "@/lib/providers/kinds/registry";
import { words } from "@/lib/words/text";

const t = words("cli.provider.file", {
  unreadable: "{path} can't be read ({code}).",
  notJson: "{path} isn't JSON.",
});

/** The form of `provider set --file`: the verb's own fields, with templates by name. The verb checks the values. */
const providerFile = z.strictObject({
  name: z.string().optional(),
  kind: providerKindName.optional(),
  enabled: z.boolean().optional(),
  ...shownPlaceFields,
  issuer: z.string().optional(),
  clientId: z.string().optional(),
  clientSecret: z.string().optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  /** A template's name; null for none. */
  defaultTemplate: z.string().nullable().optional(),
  mappings: z
    .array(
      z.strictObject({ claim: z.string().nullable().optional(), value: z.string(), template: z.string() }),
    )
    .optional(),
});

export type ProviderFile = z.infer<typeof providerFile>;

/** Reads a provider's JSON file. Throws `invalid-input` when it cannot be read, is no JSON, or has unknown fields. */
export function readProviderFile(path: string): ProviderFile {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    // The parser's own message quotes the text, which holds the client secret.
    const { code } = cause as NodeJS.ErrnoException;
    const text = code ? t("unreadable", { path, code }) : t("notJson", { path });
    throw new AppError("invalid-input", text, { cause });
  }
  return parseInput(providerFile, content);
}
