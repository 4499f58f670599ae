import { DirectoryError } from "@/lib/providers/directory/directory-error";
import { normalBaseDn } from "@/lib/providers/kinds/ldap/base-dn";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";
import { words } from "@/lib/words/text";

const metWords = words("provider.ldap.groups", {
  tooMany: "The directory nests more than {most, number} groups in one another.",
  tooDeep: "The directory nests groups more than {deepest, number} levels deep.",
  remedy: "Check which groups are members of each other, or choose a narrower group base DN or group filter.",
});

/** Far above what people do; below what a directory could keep us busy with. */
const most = 10_000;
const deepest = 100;

/**
 * The groups on a way through groups in groups: each is gone through once, so that a circle ends, and only so many of them.
 * More is a failure and never an end: who is in a group would not be known.
 */
export class MetGroups {
  readonly #names = new Set<string>();
  #levels = 0;

  /** Those that were not met before, by their names. Throws `DirectoryError` where they are too many. */
  fresh(groups: readonly LdapEntry[]): LdapEntry[] {
    const fresh = groups.filter(({ dn }) => {
      const name = normalBaseDn(dn) ?? dn.toLowerCase();
      return !this.#names.has(name) && this.#names.add(name);
    });
    if (this.#names.size > most) throw new DirectoryError(metWords("tooMany", { most }), metWords("remedy"));
    return fresh;
  }

  /** Goes one level further. Throws `DirectoryError` where there is no end in sight. */
  goOn(): void {
    if (++this.#levels > deepest)
      throw new DirectoryError(metWords("tooDeep", { deepest }), metWords("remedy"));
  }
}
