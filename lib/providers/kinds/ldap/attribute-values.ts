import { DirectoryError } from "@/lib/providers/directory/directory-error";
import type { LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { readText } from "@/lib/providers/kinds/ldap/ber";
import { bytesOf, rangeOf } from "@/lib/providers/kinds/ldap/entry";
import { filterOf } from "@/lib/providers/kinds/ldap/filter";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";
import { words } from "@/lib/words/text";

const valueWords = words("provider.ldap.values", {
  cutOff: "{dn}: the directory doesn't show all values of {attribute}.",
  remedy: "Check the directory's log, and that the bind account may read this attribute.",
});

/** So many parts of 1,500 values are three million. */
const mostParts = 2_000;

/**
 * All values of an attribute that are text, the further ones of very many as well (`rangeOf`). Throws `DirectoryError` rather
 * than to end early.
 */
export async function* attributeValues(
  asker: LdapAsker,
  entry: LdapEntry,
  attribute: string,
): AsyncIterable<string[]> {
  const text = (values: readonly Buffer[]) => values.flatMap((value) => readText(value) || []);
  let range = rangeOf(entry, attribute);
  yield text(range?.values ?? bytesOf(entry, attribute));
  for (let parts = 1; range && range.next !== null; parts++) {
    const { next } = range;
    const { entries } = await asker.search({
      base: entry.dn,
      scope: "base",
      filter: filterOf("(objectClass=*)"),
      attributes: [`${attribute};range=${next}-*`],
    });
    range = entries[0] ? rangeOf(entries[0], attribute) : null;
    // A server that goes round in a circle would never end, and one that shows the rest no more has not told it.
    if (!range || (range.next !== null && range.next <= next) || parts > mostParts)
      throw new DirectoryError(
        valueWords("cutOff", { dn: entry.dn.slice(0, 200), attribute }),
        valueWords("remedy"),
      );
    yield text(range.values);
  }
}
