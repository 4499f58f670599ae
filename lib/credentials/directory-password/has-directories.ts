import { boundedRead } from "@/lib/platform/db/bounded-read";
import { databaseClient } from "@/lib/platform/db/client";
import { processWide } from "@/lib/platform/process-wide";

const statement = "SELECT 1 FROM identity_provider WHERE enabled AND checks_passwords LIMIT 1";

/** Asked after every wrong password; a provider that was just connected may take this long to count. */
const keptMs = 5_000;

const kept = () => processWide("has-directories", () => ({ answer: false, until: 0 }));

/**
 * Whether any enabled provider checks passwords itself: the question before all that only then is loaded and asked. Throws
 * `unavailable` when the database does not answer.
 */
export async function hasDirectories(): Promise<boolean> {
  const known = kept();
  if (Date.now() < known.until) return known.answer;
  const rows = await boundedRead(databaseClient().pool, statement, []);
  return Object.assign(known, { answer: rows.length > 0, until: Date.now() + keptMs }).answer;
}
