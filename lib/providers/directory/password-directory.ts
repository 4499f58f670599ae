import type { Person } from "@/lib/providers/directory/person";

/** Whom a password is said to belong to: the stable id of a linked account, or what somebody typed as their name. */
export type Whom = { id: string } | { login: string };

/** An account as it is found before its password is tried. */
export interface PasswordAccount {
  person: Person;
  /** Paths such as `/staff`, as in the person's claims. Throws as `find`. */
  groups(): Promise<readonly string[]>;
  /** How the directory calls the account when a password is tried. */
  name: string;
  /**
   * Is another one after each change of the password; what it is made of is the directory's to know. Null: what is wrong now may
   * be right later without a sign, since the account may be locked, or the directory shows no such mark.
   */
  passwordMark: string | null;
}

/**
 * What a directory says of a password. All but the first three are said of an account whose password was right, and say why it
 * must not be used. A directory may lock an account before it looks at the password.
 */
export type PasswordOutcome = "right" | "wrong" | "locked" | "disabled" | "expired" | "must-change";

/**
 * A directory that checks passwords itself. Every method throws `DirectoryError` or `ForeignProblem` when it does not answer
 * properly: that is never a wrong password.
 */
export interface PasswordDirectory {
  /** The one account that is meant; null where there is none, or more than one. */
  find(whom: Whom): Promise<PasswordAccount | null>;
  /**
   * Tries a password that is not empty. A wrong one may count against the account there. Null is nobody's account: it takes the
   * time of a wrong password, and the password goes nowhere.
   */
  prove(account: Pick<PasswordAccount, "name"> | null, password: string): Promise<PasswordOutcome>;
}
