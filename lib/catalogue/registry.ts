import type { Operation } from "@/lib/catalogue/operation";
import { otherActions } from "@/lib/platform/audit/actions";
import { verbatim } from "@/lib/words/compose-text";
import type { Text } from "@/lib/words/text";

/** All operations, in their order, and each by its name. */
export interface Registry {
  operations: readonly Operation[];
  /** Every action that the audit log knows, in alphabetical order. */
  actions: readonly string[];
  /** What was done, for people: "Mailbox state changed"; an action that is not known any more, as it was recorded. */
  actionText(action: string): Text;
  /** Throws for a name that there is not: a mistake of ours. */
  named(name: string): Operation;
}

/** Collects operations. Throws for a name that is given twice. */
export function collect(operations: readonly Operation[]): Registry {
  const byName = new Map(operations.map((one) => [one.name, one]));
  if (byName.size !== operations.length) throw new Error("Two operations have the same name.");
  const recorded = [otherActions, ...operations.map(({ records }) => records)];
  const actions = new Map(recorded.flatMap((texts) => Object.entries<Text>(texts)));
  return {
    operations,
    actions: [...actions.keys()].sort(),
    actionText: (action) => actions.get(action) ?? verbatim(action),
    named(name) {
      const found = byName.get(name);
      if (!found) throw new Error(`There is no operation ${name}.`);
      return found;
    },
  };
}
