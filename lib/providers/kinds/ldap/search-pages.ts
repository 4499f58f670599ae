import { logger } from "@/lib/platform/log";
import { DirectoryError, DirectoryOverload } from "@/lib/providers/directory/directory-error";
import { firstPage, nextPageSize, smallestPage } from "@/lib/providers/directory/page-size";
import type { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import type { LdapConnection, LdapSearch } from "@/lib/providers/kinds/ldap/connection";
import { failedQuestion, lastFailure, Passing, wholeAnswer } from "@/lib/providers/kinds/ldap/failure";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";
import { words } from "@/lib/words/text";

const pageWords = words("provider.ldap.pages", {
  endless: "The directory sends page after page with nobody new in it.",
  endlessRemedy:
    "Check the directory's log, and whether a proxy in front of it supports paged results (RFC 2696).",
});

/** A page may be empty, or show only those whom a page before has shown; this many of them in a row lead nowhere. */
const mostIdlePages = 100;

/** How often a list may be begun anew, whatever was read meanwhile: an end to a directory that always breaks off late. */
const mostWalks = 20;

/** How many entries a list is read by, and which of them are the same one. */
export interface Paging {
  largestPage: number;
  keyOf(entry: LdapEntry): string;
}

/**
 * The entries of a search, page after page (RFC 2696), each once. Where a page has stopped, only the connection knows: after a broken
 * one the list is begun anew, in smaller pages when one did not come in time or was too large, and what was shown is left out.
 * Throws `DirectoryError` rather than to end early.
 */
export async function* searchPages(
  asker: LdapAsker,
  question: Omit<LdapSearch, "page">,
  { largestPage, keyOf }: Paging,
): AsyncGenerator<LdapEntry[]> {
  const shown = new Set<string>();
  const freshOf = ({ entries, keys }: Page) =>
    entries.filter((_, index) => {
      const [key, before] = [keys[index] ?? "", shown.size];
      return shown.add(key).size > before;
    });
  let [largest, failures] = [largestPage, 0];
  for (let walks = 1; ; walks++) {
    // A server keeps one place in a list for a connection.
    const connection = await asker.again(() => asker.open());
    try {
      for await (const page of walk(connection, question, largest, keyOf)) {
        const fresh = freshOf(page);
        if (fresh.length === 0) continue;
        failures = 0;
        yield fresh;
      }
      return;
    } catch (error) {
      const smaller = smallerPage(error, largest);
      if (smaller === null) await asker.pauseAfter(error, walks < mostWalks ? ++failures : mostWalks);
      else largest = smaller;
    } finally {
      connection.close();
    }
  }
}

/** The size to go on with after a page that was too much; null when that was not it, or no smaller one helps. */
function smallerPage(error: unknown, size: number): number | null {
  const failure = failedQuestion(error);
  const overload = failure instanceof Passing && failure.about.timedOut ? lastFailure(failure) : failure;
  if (size <= smallestPage || !(overload instanceof DirectoryOverload)) return null;
  const next = Math.max(smallestPage, Math.ceil(size / 2));
  logger("directory").warn(
    { size, next },
    "a page took too long or was too large, and is asked for in smaller pieces",
  );
  return next;
}

interface Page {
  entries: LdapEntry[];
  /** Of each entry, in the same order. */
  keys: string[];
}

/** The list once. */
async function* walk(
  connection: LdapConnection,
  question: Omit<LdapSearch, "page">,
  largest: number,
  keyOf: Paging["keyOf"],
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let cookie: Buffer | null = Buffer.alloc(0);
  let [size, idle] = [Math.min(firstPage, largest), 0];
  do {
    const asked = performance.now();
    const answer = wholeAnswer(await connection.search({ ...question, page: { size, cookie } }));
    size = nextPageSize(size, performance.now() - asked, largest);
    const before = seen.size;
    const keys = answer.entries.map(keyOf);
    for (const key of keys) seen.add(key);
    idle = seen.size > before ? 0 : idle + 1;
    if (idle > mostIdlePages) throw new DirectoryError(pageWords("endless"), pageWords("endlessRemedy"));
    yield { entries: answer.entries, keys };
    ({ cookie } = answer);
  } while (cookie && cookie.length > 0);
}
