import { isSignInRefusal, type SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { ownPath } from "@/lib/faces/session/next-path";

export type PageQuery = Record<string, string | string[] | undefined>;

export interface LoginQuery {
  /** Where to go after signing in; a path on this site. */
  next: string | null;
  /** Why the last attempt ended here. */
  refused: SignInRefusal | null;
  /** The slug of the provider by which that attempt went, as the address says it. */
  at: string | null;
  signedOut: boolean;
  /** Show the page itself, whatever is set about it. */
  direct: boolean;
}

/** What the address of the login page says; anything unknown in it is ignored. */
export function readLoginQuery(query: PageQuery): LoginQuery {
  const { refused, at } = query;
  const signedOut = query["signed-out"] !== undefined;
  return {
    // A provider gives back as `state` what it got when somebody signed out there (RP-Initiated Logout 1.0, section 3).
    next: ownPath(query.next) ?? (signedOut ? ownPath(query.state) : null),
    refused: typeof refused === "string" && isSignInRefusal(refused) ? refused : null,
    at: typeof at === "string" ? at : null,
    signedOut,
    direct: query.direct !== undefined,
  };
}
