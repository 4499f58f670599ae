import { LRUCache } from "lru-cache";
import { boundedRead } from "@/lib/platform/db/bounded-read";
import { databaseClient } from "@/lib/platform/db/client";
import { neighbourhood } from "@/lib/platform/networks";
import { processWide } from "@/lib/platform/process-wide";

/** An administrator's login may be a mailbox's address as well, so guesses at it have a name that no address is. */
const adminPrefix = "admin ";

/** The name under which guesses at an administrator's password are counted. */
export const adminGuessName = (login: string): string => `${adminPrefix}${login}`;

const rememberedDays = 30;
const mostPlaces = 200;

const statement = `
  SELECT ip FROM login_attempt
   WHERE address = ? AND result = 'accepted' AND last_at > ? AND (door IN ('admin', 'domain-admin')) = ?
   ORDER BY last_at DESC LIMIT ${mostPlaces}`;

/** One read a minute for an account, however many guess at it. */
const remembered = () =>
  processWide("usual-networks", () => new LRUCache<string, Set<string>>({ max: 1_000, ttl: 60_000 }));

async function readPlaces(guessedName: string): Promise<Set<string>> {
  const isAdmin = guessedName.startsWith(adminPrefix);
  const address = isAdmin ? guessedName.slice(adminPrefix.length) : guessedName;
  const since = new Date(Date.now() - rememberedDays * 86_400_000);
  const rows = await boundedRead(databaseClient().pool, statement, [address, since, isAdmin ? 1 : 0]);
  return new Set(rows.flatMap(({ ip }) => (typeof ip === "string" ? [neighbourhood(ip)] : [])));
}

/**
 * Whether this account has been signed in to from this neighbourhood within thirty days, by any credential. Throws
 * `unavailable` when the database does not answer.
 */
export async function isUsualNetwork(guessedName: string, place: string): Promise<boolean> {
  const known = remembered().get(guessedName) ?? (await readPlaces(guessedName));
  remembered().set(guessedName, known);
  return known.has(place);
}
