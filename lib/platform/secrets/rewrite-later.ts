import { writeBehind } from "@/lib/platform/db/write-behind";
import { logger } from "@/lib/platform/log";
import { processWide } from "@/lib/platform/process-wide";
import { needsRewriting } from "@/lib/platform/secrets/password-hash";

/** A stored hash and the password that was just found to fit it. */
export interface ProvenHash {
  /** Of whose account, in canonical form. */
  name: string;
  plain: string;
  stored: string;
}

/** They hold passwords: what does not fit waits for the next login. */
const maxPending = 64;
const perRound = 4;

/**
 * A function that sees to it that a proven hash is rewritten, if it is quick to guess or takes seconds to check. Nobody who
 * signs in waits for that: `rewrite` is called within seconds, and must leave alone what was changed meanwhile.
 * `owners` names the queue, one a process.
 */
export function rewriteLater(
  owners: string,
  rewrite: (proven: ProvenHash) => Promise<void>,
): (proven: ProvenHash) => void {
  const state = () =>
    processWide(`rewrite-later:${owners}`, () => {
      const pending = new Map<string, ProvenHash>();
      return { pending, writer: writeBehind(`rewrite-later:${owners}`, () => rewriteSome(pending, rewrite)) };
    });
  return (proven) => {
    const { pending, writer } = state();
    if (pending.size >= maxPending || !needsRewriting(proven.stored)) return;
    pending.set(proven.name, proven);
    writer.wake();
  };
}

async function rewriteSome(
  pending: Map<string, ProvenHash>,
  rewrite: (proven: ProvenHash) => Promise<void>,
): Promise<boolean> {
  for (const [name, proven] of [...pending].slice(0, perRound)) {
    pending.delete(name);
    try {
      await rewrite(proven);
    } catch (error) {
      logger("passwords").warn(
        { error, name },
        "a password hash could not be rewritten; the next login tries again",
      );
    }
  }
  return pending.size > 0;
}
