import type { z } from "zod";
import { AppError } from "@/lib/errors";

/**
 * Checks a verb's input against its schema. Throws `invalid-input` whose `fields` name every wrong field (`""` for
 * the input as a whole); the message holds no value, since a value may be a secret.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".")] ??= issue.message;
  const lines = Object.entries(fields).map(([name, message]) => (name ? `${name}: ${message}` : message));
  throw new AppError("invalid-input", lines.join("; "), { fields });
}
