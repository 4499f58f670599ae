import type { Operation } from "@/lib/catalogue/operation";

/** All operations, in their order, and each by its name. */
export interface Registry {
  operations: readonly Operation[];
  /** Throws for a name that there is not: a mistake of ours. */
  named(name: string): Operation;
}

/** Collects operations. Throws for a name that is given twice. */
export function collect(operations: readonly Operation[]): Registry {
  const byName = new Map(operations.map((one) => [one.name, one]));
  if (byName.size !== operations.length) throw new Error("Two operations have the same name.");
  return {
    operations,
    named(name) {
      const found = byName.get(name);
      if (!found) throw new Error(`There is no operation ${name}.`);
      return found;
    },
  };
}
