import { isUsualNetwork } from "@/lib/credentials/login-attempt/usual-networks";
import { neighbourhood } from "@/lib/platform/networks";
import { processWide } from "@/lib/platform/process-wide";
import { WindowLimit } from "@/lib/platform/window-limit";

/*
 * How many different wrong passwords may be tried before a caller must wait. The same wrong password again is known
 * already (lib/platform/secrets/verified-password) and does not count, so an old phone locks nobody out.
 *
 * Somebody with a thousand addresses has a thousand callers' allowances, so an account has one as well, for all places from
 * which nobody has signed in to it lately (NIST SP 800-63B-4, section 3.2.2, allows a hundred failures). Its owner comes in
 * from the usual networks whatever strangers do. All of it is counted by each process, and forgotten when that one ends.
 */

const windowMs = 600_000;
const perAddressAndCaller = 10;
const perCaller = 100;
const accountWindowMs = 3_600_000;
const perAccount = 100;

const limits = () =>
  processWide("guess-limits", () => ({
    pair: new WindowLimit(perAddressAndCaller, windowMs),
    caller: new WindowLimit(perCaller, windowMs),
    account: new WindowLimit(perAccount, accountWindowMs),
  }));

/**
 * Takes one guess at an account from this caller's allowance, before the password is checked, so that guesses made at the
 * same time all count. Null when an allowance is used up; else `giveBack` returns the guess once it proved right.
 * `account` is a mailbox's address or an `adminGuessName`. Throws `unavailable` when the database, which is asked
 * while strangers guess at the account, does not answer.
 */
export async function takeGuess(
  account: string,
  ip: string | null,
): Promise<{ giveBack(): Promise<void> } | null> {
  const caller = ip === null ? "unknown" : neighbourhood(ip);
  const pair = `${caller} ${account}`;
  const { pair: pairs, caller: callers, account: accounts } = limits();
  if (callers.take(caller) > 0) return null;
  const giveBack = async () => {
    callers.giveBack(caller);
    pairs.giveBack(pair);
  };
  if (pairs.take(pair) > 0) {
    callers.giveBack(caller);
    return null;
  }
  if (accounts.take(account) > 0) return (await isUsualNetwork(account, caller)) ? { giveBack } : null;
  return {
    async giveBack() {
      accounts.giveBack(account);
      await giveBack();
    },
  };
}

/** One guess for a whole login, taken when it is first needed, and given back at the end unless it is to be kept. */
export function oneGuess(account: string, ip: string | null) {
  let taken: Awaited<ReturnType<typeof takeGuess>> | undefined;
  let kept = false;
  return {
    /** False: an allowance is used up. */
    async take(): Promise<boolean> {
      if (taken === undefined) taken = await takeGuess(account, ip);
      return taken !== null;
    },
    /** Whether one was needed at all: what is known to be wrong is no guess. */
    get isTaken(): boolean {
      return Boolean(taken);
    },
    keep(isGuess = true) {
      kept = isGuess;
    },
    async end() {
      if (!kept) await taken?.giveBack();
    },
  };
}
export type OneGuess = ReturnType<typeof oneGuess>;
