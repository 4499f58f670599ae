import type { DirectoryPage, Person } from "@/lib/providers/directory/person";
import type { Text } from "@/lib/words/text";

/** Asked by id, a directory knows a person or does not; anything else is an error, never "gone". */
export type FoundPerson =
  | { state: "found"; person: Person }
  | { state: "malformed"; problem: Text }
  /** Of a directory behind this one that did not vouch for the person, as in `DirectoryPage.unconfirmed`. */
  | { state: "unconfirmed" }
  | { state: "gone" };

/**
 * Where people come from. Every method throws `DirectoryError` when the directory does not answer properly after
 * bounded retries: a partial list never passes for the directory.
 */
export interface DirectorySource {
  /**
   * Everybody, page after page; the first may be asked for at once. The list may be paged by offset: somebody removed meanwhile can hide somebody else, so
   * who is not in it must be asked for with `find` before anything is concluded.
   */
  pages(): AsyncIterable<DirectoryPage>;
  find(id: string): Promise<FoundPerson>;
  /** Whether `count` reads everybody, so that a run rather takes the number of the one before. */
  readonly countsByReading?: boolean;
  /** About how many people there are, to show progress; null when the directory does not say. */
  count(): Promise<number | null>;
  /** The ids of the members of a group, page after page. A group that is not there has none. */
  members(groupPath: string): AsyncIterable<string[]>;
}
