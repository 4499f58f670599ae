import { createHmac } from "node:crypto";
import { LRUCache } from "lru-cache";
import { processWide } from "@/lib/platform/process-wide";
import { keyFor } from "@/lib/platform/secrets/keyring";

/** A password that was tried at a directory. */
export interface Tried {
  verdict: "right" | "wrong";
  /** The account's password mark at that time. */
  mark: string | null;
  /** In milliseconds since 1970. */
  at: number;
}

/** What is remembered under: keyed digests, of no use to anybody who reads them. */
export interface PasswordKey {
  /** Of the directory and the name. */
  account: string;
  /** Of these and the password. */
  password: string;
}

/** What one process has learned, for others to know as well. `tried` is null once no password counts as right any more. */
export interface MemoryNews {
  key: PasswordKey;
  tried: Tried | null;
}

const mostPasswords = 20_000;
const mostAccounts = 20_000;
/** A directory's lock is over by then, and its count of wrong passwords too; no `offlineMinutes` are longer. */
const rememberedMs = 24 * 60 * 60 * 1_000;
/** For an account without a mark. */
const unsureMs = 10 * 60 * 1_000;

const lifetimeOf = ({ verdict, mark }: Tried): number =>
  verdict === "wrong" && mark === null ? unsureMs : rememberedMs;

/**
 * What was tried at directories, so that a wrong password that a phone repeats is sent there once, and nobody is locked out
 * there by it. Bounded in number and time, and forgotten when the process ends. The workers of a gate tell each other
 * (`faces/gate/share-passwords.ts`).
 */
export class PasswordMemory {
  readonly #tried = new LRUCache<string, Tried>({ max: mostPasswords });
  /** Of each account, the mark that it had when a password was last right. */
  readonly #marks = new LRUCache<string, Pick<Tried, "mark" | "at">>({ max: mostAccounts });
  /** Passwords that were compared with a right one while the directory did not answer. */
  readonly #compared = new LRUCache<string, true>({ max: mostPasswords });

  /** Told of everything that this process learns. */
  tell: (news: MemoryNews) => void = () => undefined;

  /** What became of a password when it was last tried. */
  tried({ password }: PasswordKey): Tried | null {
    const tried = this.#tried.get(password);
    return tried && Date.now() - tried.at < lifetimeOf(tried) ? tried : null;
  }

  /** Notes what became of a password; `mark` is the account's. */
  note(key: PasswordKey, verdict: Tried["verdict"], mark: string | null): void {
    this.#learn({ key, tried: { verdict, mark, at: Date.now() } });
  }

  /** No password of the account counts as right any more, until one is tried. */
  doubt(key: PasswordKey): void {
    this.#learn({ key, tried: null });
  }

  /** Takes what another process has learned. */
  accept({ key: { account, password }, tried }: MemoryNews): void {
    if (!tried) return void this.#marks.delete(account);
    this.#tried.set(password, tried);
    if (tried.verdict === "right") this.#marks.set(account, { mark: tried.mark, at: tried.at });
  }

  /**
   * Whether a password that was not right itself is a guess at the one that was right within this time. Each counts once, as
   * where the directory answers.
   */
  isGuess({ account, password }: PasswordKey, withinMs: number): boolean {
    const right = this.#marks.get(account);
    if (!right || Date.now() - right.at >= withinMs || this.#compared.has(password)) return false;
    this.#compared.set(password, true);
    return true;
  }

  #learn(news: MemoryNews): void {
    this.accept(news);
    this.tell(news);
  }

  /** Whether a password was right within this time, and no other one since. */
  wasRight({ account, password }: PasswordKey, withinMs: number): boolean {
    const tried = this.#tried.get(password);
    return (
      tried?.verdict === "right" &&
      tried.mark === this.#marks.get(account)?.mark &&
      Date.now() - tried.at < withinMs
    );
  }
}

/** The memory of this process. */
export const passwordMemory = (): PasswordMemory =>
  processWide("directory-passwords", () => new PasswordMemory());

const digest = (...parts: readonly string[]): string => {
  const hmac = createHmac("sha256", keyFor("directory-password"));
  // Lengths first, so that no two questions run into the same bytes.
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:`).update(part);
  return hmac.digest("base64");
};

/** What a password is remembered under that was given for a name at a directory. */
export const passwordKey = (directory: readonly string[], name: readonly string[], plain: string) => ({
  account: digest(...directory, ...name),
  password: digest(...directory, ...name, plain),
});
