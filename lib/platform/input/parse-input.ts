import type { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { textProblem } from "@/lib/platform/input/well-formed";

/**
 * Checks a verb's input against its schema, and that every text in it is text (`textProblem`). Throws `invalid-input`
 * whose `fields` name every wrong field (`""` for the input as a whole); the message holds no value, since a value may
 * be a secret.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const noText = textProblem(input);
  if (noText) throw refusal({ [noText.path]: noText.message });
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".")] ??= issue.message;
  throw refusal(fields);
}

function refusal(fields: Record<string, string>): AppError {
  const lines = Object.entries(fields).map(([name, message]) => (name ? `${name}: ${message}` : message));
  return new AppError("invalid-input", lines.join("; "), { fields });
}
