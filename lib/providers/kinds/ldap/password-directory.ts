import { createHash, randomUUID } from "node:crypto";
import { LRUCache } from "lru-cache";
import { processWide } from "@/lib/platform/process-wide";
import { opaqueString } from "@/lib/platform/secrets/opaque-string";
import { DirectoryError } from "@/lib/providers/directory/directory-error";
import type {
  PasswordAccount,
  PasswordDirectory,
  PasswordOutcome,
  Whom,
} from "@/lib/providers/directory/password-directory";
import type { ReachedProvider } from "@/lib/providers/kinds/kind";
import { type AskingBounds, LdapAsker, usualBounds } from "@/lib/providers/kinds/ldap/asker";
import { BindConnections } from "@/lib/providers/kinds/ldap/bind-connections";
import type { LdapConnection } from "@/lib/providers/kinds/ldap/connection";
import {
  baseIsHidden,
  failedQuestion,
  lastFailure,
  Passing,
  wholeAnswer,
} from "@/lib/providers/kinds/ldap/failure";
import { filterOf } from "@/lib/providers/kinds/ldap/filter";
import { accountAttributes, accountFilter, passwordMark } from "@/lib/providers/kinds/ldap/find-account";
import { LdapGroups } from "@/lib/providers/kinds/ldap/groups";
import type { LdapEntry, LdapResult } from "@/lib/providers/kinds/ldap/message";
import { passwordOutcome, passwordPolicyControl } from "@/lib/providers/kinds/ldap/password-answer";
import { isMalformed, readPerson } from "@/lib/providers/kinds/ldap/person";
import { ldapProblem } from "@/lib/providers/kinds/ldap/problem";
import { resultText } from "@/lib/providers/kinds/ldap/result";
import { openFirst } from "@/lib/providers/kinds/ldap/servers";
import type { LdapSettings } from "@/lib/providers/kinds/ldap/settings";
import { words } from "@/lib/words/text";

const passwordWords = words("provider.ldap.password", {
  refused: "{place} didn't check the password: {answer}.",
  refusedRemedy: "Check the directory's log, and what its password policy asks of connections.",
});

/** The gate has to answer within 1.3 s, and a second server wants its time as well. */
const bounds: AskingBounds = {
  ...usualBounds,
  connectMs: 500,
  timeMs: 1_000,
  maxBytes: 1_000_000,
  maxEntries: 100,
  idleMs: 60_000,
};

interface Shared {
  /** Asks as our service, on one connection for all. */
  asker: LdapAsker;
  binds: BindConnections;
}

/** What all logins at a directory share; another account or other settings are another directory. */
const shared = () =>
  processWide("ldap-password-directories", () => new LRUCache<string, Shared>({ max: 50 }));

function sharedFor(provider: ReachedProvider<LdapSettings>): Shared {
  const { issuer, clientId, credential, settings } = provider;
  const key = createHash("sha256")
    .update(JSON.stringify([issuer, clientId, credential, settings]))
    .digest("base64");
  const present = shared().get(key) ?? {
    asker: new LdapAsker(provider, new AbortController().signal, bounds),
    binds: new BindConnections(() => openFirst(settings.ldap, bounds)),
  };
  shared().set(key, present);
  return present;
}

/** Checks passwords by a bind (RFC 4513, section 5.1.3), after our service has found the account. */
export class LdapPasswordDirectory implements PasswordDirectory {
  readonly #provider: ReachedProvider<LdapSettings>;
  readonly #base: string;
  readonly #signal: AbortSignal;
  readonly #shared: Shared;

  constructor(provider: ReachedProvider<LdapSettings>, base: string, signal: AbortSignal) {
    this.#provider = provider;
    this.#base = base;
    this.#signal = signal;
    this.#shared = sharedFor(provider);
  }

  find(whom: Whom): Promise<PasswordAccount | null> {
    return this.#answered(() => this.#find(whom));
  }

  async prove(account: Pick<PasswordAccount, "name"> | null, password: string): Promise<PasswordOutcome> {
    const nobody = { name: `cn=${randomUUID()},${this.#base}`, password: randomUUID() };
    const tried = account ? { name: account.name, password } : nobody;
    return this.#answered(() => this.#bind(tried.name, tried.password));
  }

  async #find(whom: Whom): Promise<PasswordAccount | null> {
    const filter = accountFilter(this.#provider.settings, whom);
    if (!filter) return null;
    const question = { base: this.#base, scope: "sub", filter, sizeLimit: 2 } as const;
    const attributes = accountAttributes(this.#provider);
    const answer = await this.#shared.asker.use((connection) =>
      connection.search({ ...question, attributes }),
    );
    // The server may have stopped at the second one: that says enough.
    if (answer.entries.length > 1) return null;
    const [entry] = wholeAnswer(answer).entries;
    if (entry) return this.#accountOf(entry);
    await this.#requireBase();
    return null;
  }

  /** Of an entry that cannot be read as a person nobody knows whose it is. */
  #accountOf(entry: LdapEntry): PasswordAccount | null {
    const { settings } = this.#provider;
    const person = readPerson(entry, this.#provider, Date.now());
    if (isMalformed(person)) return null;
    const groups = new LdapGroups(this.#shared.asker, this.#base, settings.ldap, settings.sync.pageSize);
    return {
      person,
      groups: () => this.#answered(() => groups.of(entry)),
      name: entry.dn,
      passwordMark: passwordMark(entry),
    };
  }

  /** Nobody is an answer only of a server that shows us the base. Throws `DirectoryError`. */
  async #requireBase(): Promise<void> {
    const question = { base: this.#base, scope: "base", filter: filterOf("(objectClass=*)") } as const;
    const answer = await this.#shared.asker.use((connection) =>
      connection.search({ ...question, attributes: ["1.1"] }),
    );
    if (wholeAnswer(answer).entries.length === 0) throw baseIsHidden();
  }

  #bind(name: string, password: string): Promise<PasswordOutcome> {
    return this.#shared.binds.use(async (connection) => {
      // One form alone is tried, as RFC 4511, section 4.2, has passwords prepared: each try may count.
      const result = await connection.bind(name, opaqueString(password), [passwordPolicyControl()]);
      return outcomeOf(connection, result);
    });
  }

  /** The answer, unless the signal comes first. Throws `DirectoryError` and the signal's reason. */
  async #answered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const signal = this.#signal;
    signal.throwIfAborted();
    let tell = () => {};
    const late = new Promise<never>((_, reject) => {
      tell = () => reject(signal.reason);
    });
    signal.addEventListener("abort", tell, { once: true });
    try {
      return await Promise.race([ask(), late]);
    } catch (error) {
      const failure = failedQuestion(error);
      throw failure instanceof Passing ? lastFailure(failure) : failure;
    } finally {
      signal.removeEventListener("abort", tell);
    }
  }
}

/** What a bind was answered. Throws `ForeignProblem`, and `DirectoryError` for neither yes nor no, such as `busy`. */
function outcomeOf({ url: place }: LdapConnection, result: LdapResult): PasswordOutcome {
  const outcome = readOutcome(place, result);
  if (outcome) return outcome;
  const text = passwordWords("refused", { place, answer: resultText(result) });
  throw new DirectoryError(text, passwordWords("refusedRemedy"));
}

function readOutcome(place: string, result: LdapResult): PasswordOutcome | null {
  try {
    return passwordOutcome(result);
  } catch (error) {
    throw ldapProblem(error, place);
  }
}
