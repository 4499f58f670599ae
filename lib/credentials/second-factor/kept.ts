import type { Kept } from "@/lib/catalogue/run";
import {
  type FactorOwner,
  type KnownOwner,
  lockOwner,
  requireOwner,
  requireReset,
} from "@/lib/credentials/second-factor/owner";

const recorded = { kind: "second-factor", label: ({ label }: KnownOwner) => label };

/** Whoever changes how they sign in themselves. */
export const owners: Kept<KnownOwner, FactorOwner> = {
  ...recorded,
  authoriseNamed: requireOwner,
  lock: ({ db }, owner) => lockOwner(db, owner),
};

/** The same, named beside what is changed. */
export const namedOwners: Kept<KnownOwner, { owner: FactorOwner }> = {
  ...recorded,
  authoriseNamed: (actor, { owner }) => requireOwner(actor, owner),
  lock: ({ db }, { owner }) => lockOwner(db, owner),
};

/** Whoever has lost them, for administrators. */
export const helplessOwners: Kept<KnownOwner, FactorOwner> = {
  ...recorded,
  lock: ({ db }, owner) => lockOwner(db, owner),
  authoriseRow: requireReset,
};
