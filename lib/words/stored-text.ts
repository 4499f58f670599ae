import { z } from "zod";
import { verbatim } from "@/lib/words/compose-text";
import { say, type Text, type Value } from "@/lib/words/text";

const value: z.ZodType<Value> = z.lazy(() => z.union([z.string(), z.number(), text, z.array(text)]));
const text: z.ZodType<Text> = z.strictObject({
  namespace: z.string(),
  key: z.string(),
  english: z.string(),
  values: z.record(z.string(), value),
});

/**
 * A text as it is stored, so that whoever reads it later may do so in another language. One that does not fit into
 * `longest` characters is stored as what it says in English, cut off.
 */
export function storedText(given: Text, longest: number): string {
  const whole = JSON.stringify(given);
  return whole.length <= longest ? whole : say(given).slice(0, longest);
}

/** A text from the database: as `storedText` wrote it, or an English sentence from before there was any other language. */
export function readStoredText(stored: string): Text {
  if (!stored.startsWith('{"namespace":')) return verbatim(stored);
  try {
    return text.parse(JSON.parse(stored));
  } catch {
    return verbatim(stored);
  }
}
