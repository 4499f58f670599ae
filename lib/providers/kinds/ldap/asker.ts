import { setTimeout as delay } from "node:timers/promises";
import type { ReachedProvider } from "@/lib/providers/kinds/kind";
import type { LdapAnswer, LdapConnection, LdapSearch } from "@/lib/providers/kinds/ldap/connection";
import { failedQuestion, lastFailure, Passing, wholeAnswer } from "@/lib/providers/kinds/ldap/failure";
import { type OpeningBounds, openAsService } from "@/lib/providers/kinds/ldap/servers";
import { passwordOf } from "@/lib/providers/kinds/ldap/service-account";
import type { LdapSettings } from "@/lib/providers/kinds/ldap/settings";

/** How a directory is asked; tests shorten it. */
export interface AskingBounds extends OpeningBounds {
  /** How long a connection that nobody uses is kept, in milliseconds. */
  idleMs: number;
  /** Waits before another try. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const tries = 4;
/** Before the second try; it doubles. */
const firstPauseMs = 300;

/** A page of 1 000 people has about 1 MiB; a server that does not page sends everybody at once. */
export const usualBounds: AskingBounds = {
  connectMs: 5_000,
  timeMs: 30_000,
  maxBytes: 64 * 1024 * 1024,
  maxEntries: 100_000,
  idleMs: 2_000,
  pause: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
};

/**
 * Asks a directory as our service account. What may pass by itself (no connection, `busy`, `unavailable`) is tried again, four times at most with
 * growing pauses; an aborted `signal` ends it at once. A connection that nobody uses any more ends by itself.
 */
export class LdapAsker {
  readonly #provider: ReachedProvider<LdapSettings>;
  readonly #signal: AbortSignal;
  readonly #bounds: AskingBounds;
  #connection: Promise<LdapConnection> | null = null;
  #users = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(
    provider: ReachedProvider<LdapSettings>,
    signal: AbortSignal,
    bounds: Partial<AskingBounds> = {},
  ) {
    this.#provider = provider;
    this.#signal = signal;
    this.#bounds = { ...usualBounds, ...bounds };
  }

  /** A whole answer. Throws `DirectoryError`, and the signal's reason. */
  search(question: LdapSearch): Promise<LdapAnswer> {
    return this.again(() => this.use(async (connection) => wholeAnswer(await connection.search(question))));
  }

  /** Tries again what failed and may pass. Throws `DirectoryError` in the end, and the signal's reason. */
  async again<Result>(once: () => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once();
      } catch (error) {
        await this.pauseAfter(error, attempt);
      }
    }
  }

  /** Waits before another try. Throws what failed when it does not pass by itself, or after too many tries. */
  async pauseAfter(error: unknown, attempt: number): Promise<void> {
    this.#signal.throwIfAborted();
    const failure = failedQuestion(error);
    if (!(failure instanceof Passing)) throw failure;
    if (attempt >= tries) throw lastFailure(failure);
    await this.#bounds.pause(firstPauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2), this.#signal);
  }

  /** A connection of its own, for whoever needs one for several questions; it is theirs to close. */
  open(): Promise<LdapConnection> {
    const { clientId, credential, settings } = this.#provider;
    const account = { dn: clientId, password: passwordOf(credential) };
    return openAsService(settings.ldap, account, this.#bounds, this.#signal);
  }

  /** Does something with the connection that all questions share. */
  async use<Result>(work: (connection: LdapConnection) => Promise<Result>): Promise<Result> {
    clearTimeout(this.#idle);
    this.#users++;
    try {
      return await work(await this.#shared());
    } finally {
      if (--this.#users === 0) this.#idle = setTimeout(() => this.#close(), this.#bounds.idleMs).unref();
    }
  }

  async #shared(): Promise<LdapConnection> {
    const present = this.#connection;
    const connection = await present?.catch(() => null);
    if (connection?.isOpen) return connection;
    // Whoever notices first opens another one for all.
    if (this.#connection === present || this.#connection === null) this.#connection = this.open();
    return this.#connection;
  }

  #close(): void {
    this.#connection?.then((connection) => connection.close()).catch(() => undefined);
    this.#connection = null;
  }
}
