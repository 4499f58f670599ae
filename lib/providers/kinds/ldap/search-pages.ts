import { logger } from "@/lib/platform/log";
import { DirectoryError, DirectoryOverload } from "@/lib/providers/directory/directory-error";
import { firstPage, nextPageSize, smallestPage } from "@/lib/providers/directory/page-size";
import { readAhead } from "@/lib/providers/directory/read-ahead";
import type { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import type { LdapAnswer, LdapConnection, LdapSearch } from "@/lib/providers/kinds/ldap/connection";
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

/** How many entries a list is read by, what is kept of each, and which of them are the same one. */
export interface Paging<Item> {
  largestPage: number;
  read(entry: LdapEntry): Item;
  keyOf(item: Item): string;
}

/** The entries as they are, by their names. */
export const wholeEntries = (largestPage: number): Paging<LdapEntry> => ({
  largestPage,
  read: (entry) => entry,
  keyOf: ({ dn }) => dn,
});

/**
 * The entries of a search, page after page (RFC 2696), each once. Where a page has stopped, only the connection knows: after a broken
 * one the list is begun anew, in smaller pages when one did not come in time or was too large, and what was shown is left out.
 * Throws `DirectoryError` rather than to end early.
 */
export async function* searchPages<Item>(
  asker: LdapAsker,
  question: Omit<LdapSearch, "page">,
  { largestPage, keyOf, read }: Paging<Item>,
): AsyncGenerator<Item[]> {
  const shown = new Shown(keyOf);
  let [largest, failures] = [largestPage, 0];
  for (let walks = 1; ; walks++) {
    // A server keeps one place in a list for a connection.
    const connection = await asker.again(() => asker.open());
    try {
      let idle = 0;
      // While the entries of a page are looked at, the directory makes the next one.
      for await (const entries of readAhead(walk(connection, question, largest, read))) {
        const { fresh, isIdle } = shown.add(entries, walks);
        idle = isIdle ? idle + 1 : 0;
        if (idle > mostIdlePages) throw new DirectoryError(pageWords("endless"), pageWords("endlessRemedy"));
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

/** Which entries a list has shown, and in which of its walks last. */
class Shown<Item> {
  readonly #walkOf = new Map<string, number>();
  readonly #keyOf: Paging<Item>["keyOf"];

  constructor(keyOf: Paging<Item>["keyOf"]) {
    this.#keyOf = keyOf;
  }

  /** Those of a page that no walk has shown before; idle is a page without any that is new to its own walk. */
  add(entries: readonly Item[], walk: number): { fresh: Item[]; isIdle: boolean } {
    let isIdle = true;
    const fresh: Item[] = [];
    for (const entry of entries) {
      const key = this.#keyOf(entry);
      const before = this.#walkOf.get(key);
      if (before === walk) continue;
      isIdle = false;
      this.#walkOf.set(key, walk);
      if (before === undefined) fresh.push(entry);
    }
    return { fresh, isIdle };
  }
}

/** The list once. */
async function* walk<Item>(
  connection: LdapConnection,
  question: Omit<LdapSearch, "page">,
  largest: number,
  read: Paging<Item>["read"],
): AsyncGenerator<Item[]> {
  let cookie: Buffer | null = Buffer.alloc(0);
  let size = Math.min(firstPage, largest);
  do {
    const asked = performance.now();
    const page = { size, cookie };
    const answer: LdapAnswer<Item> = wholeAnswer(await connection.searchFor({ ...question, page }, read));
    size = nextPageSize(size, performance.now() - asked, largest);
    yield answer.entries;
    ({ cookie } = answer);
  } while (cookie && cookie.length > 0);
}
