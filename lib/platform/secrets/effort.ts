/**
 * What checking a hash costs. `usual` is up to about a second of one core. `dear` is up to about ten: such a hash is
 * checked in a queue of its own and replaced once the password is known (lib/platform/secrets/password-hash). More is `too-costly`
 * to store: whoever chooses a hash chooses what each guess costs us.
 */
export type Effort = "usual" | "dear" | "too-costly";

const dearIsTimes = 10;

/** The effort of work of which `usual` units take about a second. */
export function effortOf(work: number, usual: number): Effort {
  if (work <= usual) return "usual";
  return work <= usual * dearIsTimes ? "dear" : "too-costly";
}
