import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import type { LdapConnection } from "@/lib/providers/kinds/ldap/connection";
import { words } from "@/lib/words/text";

const crowdWords = words("provider.ldap.bindConnections", {
  crowded: "More passwords are being checked than the directory is given at once.",
  crowdedRemedy: "Check why the directory takes so long.",
});

/** Connections by which passwords are tried at once, and how many of them are kept for the next ones. */
const mostUsed = 64;
const mostKept = 16;
const idleMs = 20_000;
/** Then the first server of the directory is asked again, if another one had to stand in. */
const longestMs = 60_000;

interface Kept {
  connection: LdapConnection;
  openedAt: number;
  idle: NodeJS.Timeout;
}

/**
 * Connections on which passwords are tried, one after the other: what a bind proves ends with the next one (RFC 4513, section 4), and
 * nothing else is ever asked on them. A new one for each password would cost several times as much as the bind.
 */
export class BindConnections {
  readonly #open: () => Promise<LdapConnection>;
  readonly #kept: Kept[] = [];
  #used = 0;

  /** `open` gives a connection on which nobody is bound. */
  constructor(open: () => Promise<LdapConnection>) {
    this.#open = open;
  }

  /** Does something on a connection of its own. Throws `DirectoryError` when too many are in use, and what opening and the work throw. */
  async use<Result>(work: (connection: LdapConnection) => Promise<Result>): Promise<Result> {
    if (this.#used >= mostUsed) throw new DirectoryError(crowdWords("crowded"), crowdWords("crowdedRemedy"));
    this.#used++;
    try {
      const kept = this.#take();
      if (!kept) return await this.#on(await this.#opened(), work);
      return await this.#on(kept, work).catch((error: unknown) => {
        if (!isGoodbye(error)) throw error;
        return this.#opened().then((fresh) => this.#on(fresh, work));
      });
    } finally {
      this.#used--;
    }
  }

  async #opened() {
    return { connection: await this.#open(), openedAt: Date.now() };
  }

  /** Keeps the connection unless the work has failed on it. */
  async #on<Result>(
    { connection, openedAt }: Omit<Kept, "idle">,
    work: (connection: LdapConnection) => Promise<Result>,
  ): Promise<Result> {
    try {
      const result = await work(connection);
      this.#keep(connection, openedAt);
      return result;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  #keep(connection: LdapConnection, openedAt: number): void {
    const isSpare = this.#kept.length >= mostKept;
    if (isSpare || Date.now() - openedAt >= longestMs) {
      connection.close();
      return;
    }
    const end = () => {
      this.#kept.splice(this.#kept.indexOf(kept), 1);
      connection.close();
    };
    const kept: Kept = { connection, openedAt, idle: setTimeout(end, idleMs).unref() };
    this.#kept.push(kept);
  }

  /** The one that was used last, so that the others end when there is less to do. */
  #take(): Kept | null {
    for (let kept = this.#kept.pop(); kept; kept = this.#kept.pop()) {
      clearTimeout(kept.idle);
      if (kept.connection.isOpen) return kept;
    }
    return null;
  }
}

/** Whether the server had let a kept connection go when it was used again. */
const isGoodbye = (error: unknown): boolean =>
  error instanceof ForeignProblem && error.code === "unavailable" && error.kind !== "timeout";
