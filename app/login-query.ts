import { isSignInRefusal, type SignInRefusal } from "@/lib/login-attempt/refusals";
import { ownPath } from "@/lib/session/next-path";

export type PageQuery = Record<string, string | string[] | undefined>;

export interface LoginQuery {
  /** Where to go after signing in; a path on this site. */
  next: string | null;
  /** Why the last attempt ended here. */
  refused: SignInRefusal | null;
  signedOut: boolean;
  /** Show the page itself, whatever is set about it. */
  direct: boolean;
}

/** What the address of the login page says; anything unknown in it is ignored. */
export function readLoginQuery(query: PageQuery): LoginQuery {
  const { refused } = query;
  return {
    next: ownPath(query.next),
    refused: typeof refused === "string" && isSignInRefusal(refused) ? refused : null,
    signedOut: query["signed-out"] !== undefined,
    direct: query.direct !== undefined,
  };
}
