import type {
  PasswordAccount,
  PasswordDirectory,
  PasswordOutcome,
  Whom,
} from "@/lib/providers/directory/password-directory";
import type { Person } from "@/lib/providers/directory/person";

/** Somebody in memory with a password. */
export interface MemoryAccount {
  id: string;
  login: string;
  password: string;
  mark: string | null;
  /** What is said once the password is right. */
  outcome: Exclude<PasswordOutcome, "wrong">;
  enabled: boolean;
}

const personOf = ({ id, login, enabled }: MemoryAccount): Person => ({
  id,
  username: login,
  email: `${login}@demo.test`,
  emailVerified: true,
  givenName: "",
  familyName: "",
  enabled,
  attributes: {},
});

/** A directory in memory that checks passwords, and tells what it was asked. */
export class MemoryPasswords implements PasswordDirectory {
  accounts: MemoryAccount[] = [];
  /** What was tried, in order: whose password, and which. */
  readonly tried: string[] = [];
  searches = 0;
  /** What every question throws instead of an answer. */
  failure: Error | null = null;
  /** Waited for before each answer. */
  pause: () => Promise<void> = async () => undefined;

  add(given: Partial<MemoryAccount> & { login: string }): MemoryAccount {
    const account: MemoryAccount = {
      id: `id of ${given.login}`,
      password: "right",
      mark: "1",
      outcome: "right",
      enabled: true,
      ...given,
    };
    this.accounts.push(account);
    return account;
  }

  async find(whom: Whom): Promise<PasswordAccount | null> {
    this.searches++;
    await this.#answer();
    const found = this.accounts.find((one) => ("id" in whom ? one.id === whom.id : one.login === whom.login));
    return found
      ? { person: personOf(found), groups: async () => [], name: found.login, passwordMark: found.mark }
      : null;
  }

  async prove(account: Pick<PasswordAccount, "name"> | null, password: string): Promise<PasswordOutcome> {
    this.tried.push(account ? `${account.name}: ${password}` : "nobody");
    await this.#answer();
    const found = this.accounts.find(({ login }) => login === account?.name);
    if (found?.outcome === "locked") return "locked";
    return found?.password === password ? found.outcome : "wrong";
  }

  async #answer(): Promise<void> {
    await this.pause();
    if (this.failure) throw this.failure;
  }
}
