import type { z } from "zod";
import { invalidInput } from "@/lib/platform/errors";
import { issueText } from "@/lib/platform/input/issue-text";
import { textProblem } from "@/lib/platform/input/well-formed";
import type { Text } from "@/lib/words/text";

/**
 * Checks a verb's input against its schema, and that every text in it is text (`textProblem`). Throws `invalid-input`
 * whose `fields` name every wrong field (`""` for the input as a whole); the message holds no value, since a value may
 * be a secret.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const noText = textProblem(input);
  if (noText) throw invalidInput({ [noText.path]: noText.text });
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, Text> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".")] ??= issueText(issue);
  throw invalidInput(fields);
}
