import { z } from "zod";
import { logger } from "@/lib/platform/log";
import { DirectoryError, DirectoryOverload } from "@/lib/providers/directory/directory-error";
import { firstPage, nextPageSize, smallestPage } from "@/lib/providers/directory/page-size";
import type { DirectoryPage } from "@/lib/providers/directory/person";
import { readAhead } from "@/lib/providers/directory/read-ahead";
import type { DirectorySource, FoundPerson } from "@/lib/providers/directory/source";
import type { KeycloakApi } from "@/lib/providers/kinds/keycloak/admin-api";
import { isMalformed, readPage, readPerson } from "@/lib/providers/kinds/keycloak/person";
import { words } from "@/lib/words/text";

const sourceWords = words("provider.keycloak.source", {
  notAList: "Keycloak's Admin REST API didn't return a list.",
  notAListRemedy: "Check the provider's server URL.",
  unknownRealm: "Keycloak doesn't know this realm (404).",
  unknownRealmRemedy: "Correct the provider's realm.",
});

/** The most people in a page: hardly faster with more, even where each costs little. */
const defaultPageSize = 1_000;

const whole = { briefRepresentation: "false" };
const brief = { briefRepresentation: "true" };

const notAList = () => new DirectoryError(sourceWords("notAList"), sourceWords("notAListRemedy"));

/** A page of a list, whether it has as many records as were asked for, and how many the next should have. */
interface ListPage {
  records: unknown[];
  isFull: boolean;
  size: number;
}

/** A page on its way: the offset of its first record, and the offset behind its last one if it is full. */
interface AskedPage {
  first: number;
  end: number;
  page: Promise<ListPage>;
}

/** The people of a Keycloak realm by its Admin REST API. */
export class KeycloakSource implements DirectorySource {
  readonly #api: KeycloakApi;
  #largestPage: number;
  /** How many people `count` was told; null: not asked, or not told. */
  #counted: number | null = null;

  constructor(api: KeycloakApi, pageSize = defaultPageSize) {
    this.#api = api;
    this.#largestPage = pageSize;
  }

  pages(): AsyncIterable<DirectoryPage> {
    return readAhead(this.#people());
  }

  async *#people(): AsyncIterable<DirectoryPage> {
    let known: Promise<Set<string>> | undefined;
    const disabledHere = () => {
      known ??= this.#disabledHere();
      return known;
    };
    for await (const records of this.#records("/users", whole, () => this.#counted))
      yield await readPage(records, disabledHere);
  }

  async find(id: string): Promise<FoundPerson> {
    const { status, body } = await this.#api.get(`/users/${encodeURIComponent(id)}`);
    // A realm that is gone is a 404 too; only the answer about a user means that the user is gone.
    if (status === 404) {
      if (isUserNotFound(body)) return { state: "gone" };
      throw new DirectoryError(sourceWords("unknownRealm"), sourceWords("unknownRealmRemedy"));
    }
    const found = readPerson(body);
    if (isMalformed(found)) return { state: "malformed", problem: found.problem };
    const { person, doubtful } = found;
    if (!doubtful) return { state: "found", person };
    const disabled = await this.#disabledHere({ username: person.username, exact: "true" });
    return disabled.has(person.id) ? { state: "found", person } : { state: "unconfirmed" };
  }

  async count(): Promise<number | null> {
    const { status, body } = await this.#api.get("/users/count");
    this.#counted = status === 200 && typeof body === "number" ? body : null;
    return this.#counted;
  }

  async *members(groupPath: string): AsyncIterable<string[]> {
    const path = groupPath.split("/").map(encodeURIComponent).join("/");
    const { status, body } = await this.#api.get(`/group-by-path/${path.replace(/^\//, "")}`);
    if (status === 404) return;
    const group = z.object({ id: z.string() }).parse(body);
    for await (const records of this.#records(`/groups/${encodeURIComponent(group.id)}/members`, brief))
      yield idsOf(records);
  }

  /** The ids of those whom Keycloak itself has disabled: this filter asks its own database, whatever a federation says. */
  async #disabledHere(query: Record<string, string> = {}): Promise<Set<string>> {
    const ids = new Set<string>();
    for await (const records of this.#records("/users", { ...brief, ...query, enabled: "false" }))
      for (const id of idsOf(records)) ids.add(id);
    return ids;
  }

  /**
   * A list, page after page, each record once: who joins meanwhile shifts the rest, so that a page begins with those
   * whom the last one ended with. A page that is not full is no proof of the end, since Keycloak takes out of a page whom
   * a federated directory does not know any more; it is one when it makes up exactly the number that was counted. Else
   * only a page that shows nobody new is the end.
   *
   * The next page is on its way while one is worked on, and where it cannot be the last by the number that was counted, so is
   * the one after it: Keycloak makes two pages in little more time than one. If it does not begin where the one before it
   * has ended, it is asked for again.
   */
  async *#records(
    path: string,
    query: Record<string, string>,
    counted: () => number | null = () => null,
  ): AsyncIterable<unknown[]> {
    const ask = (first: number, size: number) => this.#askPage(path, { first, size }, query);
    let shown = new Set<string>();
    let next = ask(0, firstPage);
    let afterNext: AskedPage | null = null;
    for (let first = 0; ; ) {
      const { records, isFull, size } = await next.page;
      const fresh = records.filter((record) => !shown.has(keyOf(record)));
      if (fresh.length === 0) return;
      first += records.length;
      if (!isFull && first === counted()) {
        yield fresh;
        return;
      }
      next = afterNext?.first === first ? afterNext : ask(first, size);
      afterNext = next.end < (counted() ?? 0) ? ask(next.end, size) : null;
      shown = new Set(records.map(keyOf));
      yield fresh;
    }
  }

  /** Asks for a page at once; a failure is thrown when the page is waited for. */
  #askPage(path: string, place: { first: number; size: number }, query: Record<string, string>): AskedPage {
    const page = this.#page(path, place, query);
    // Until then it must not count as unhandled.
    page.catch(() => undefined);
    return { first: place.first, end: place.first + Math.min(place.size, this.#largestPage), page };
  }

  /**
   * What follows the first so many of a list, whether that is as much as was asked for, and the size that the next page
   * should have. A page that does not come in
   * time, or is too large, is asked for again at half its size, down to the smallest; no page after it is larger.
   */
  async #page(
    path: string,
    { first, size }: { first: number; size: number },
    query: Record<string, string>,
  ): Promise<ListPage> {
    for (;;) {
      const max = Math.min(size, this.#largestPage);
      const isSmallest = max <= smallestPage;
      const piece = { first: String(first), max: String(max), ...query };
      const asked = performance.now();
      try {
        const { status, body } = await this.#api.get(path, piece, { retryTimeouts: isSmallest });
        if (status !== 200 || !Array.isArray(body)) throw notAList();
        const next = nextPageSize(max, performance.now() - asked, this.#largestPage);
        return { records: body, isFull: body.length >= max, size: next };
      } catch (error) {
        if (isSmallest || !(error instanceof DirectoryOverload)) throw error;
        this.#largestPage = Math.max(smallestPage, Math.ceil(max / 2));
        logger("directory").warn(
          { path, first, max, next: this.#largestPage },
          "a page took too long or was too large, and is asked for in smaller pieces",
        );
      }
    }
  }
}

const keyOf = (record: unknown): string =>
  typeof record === "object" && record !== null && "id" in record
    ? String(record.id)
    : JSON.stringify(record);

const idsOf = (records: unknown[]): string[] =>
  z
    .array(z.object({ id: z.string() }))
    .parse(records)
    .map(({ id }) => id);

const isUserNotFound = (body: unknown): boolean =>
  z.object({ error: z.literal("User not found") }).safeParse(body).success;
