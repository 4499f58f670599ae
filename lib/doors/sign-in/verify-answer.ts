import { verifyIdToken } from "@/lib/doors/sign-in/id-token";
import { mergedClaims } from "@/lib/doors/sign-in/merged-claims";
import { readUserinfo } from "@/lib/doors/sign-in/read-userinfo";
import { logger } from "@/lib/platform/log";
import { lackingClaims, needsUserinfo } from "@/lib/providers/claims/claims";
import type { SignInProvider } from "@/lib/providers/provider/queries";
import { type Claims, claimAt, saidElsewhere } from "@/lib/providers/settings/claim-at";

export interface ProviderAnswer {
  idToken: string | undefined;
  accessToken: string | undefined;
  /** When the provider must have answered everything, by `performance.now()`: somebody is waiting. */
  until?: number;
}

export type VerifiedClaims = Claims & { sub: string };

/** What a provider has said of a person, verified. */
export interface Verified {
  claims: VerifiedClaims;
  /** Userinfo was wanted, and may answer later. */
  userinfoIsOut: boolean;
}

/**
 * Verifies what a provider sent at the end of a sign-in, and asks userinfo for what the ID token lacks of the claims that are
 * looked at always, and of the others in `also`. Null: refused, with
 * a line in the log that says why. Throws `ForeignProblem` when metadata or keys cannot be read.
 */
export async function verifyAnswer(
  provider: SignInProvider,
  { idToken, accessToken, until }: ProviderAnswer,
  also: readonly string[] = [],
): Promise<Verified | null> {
  const log = logger("sign-in");
  if (!idToken) {
    log.warn({ provider: provider.slug, reason: "no ID token" }, "ID token refused");
    return null;
  }
  const token = await verifyIdToken(idToken, provider, until);
  if (!token.verified) {
    log.warn({ provider: provider.slug, reason: token.reason }, "ID token refused");
    return null;
  }
  const { claims } = token;
  const lacking = also.filter((name) => claimAt(claims, name) === undefined);
  if (!accessToken || !(needsUserinfo(provider, claims) || lacking.length > 0))
    return { claims, userinfoIsOut: false };
  const wanted = [...lackingClaims(provider, claims), ...lacking];
  return withUserinfo(provider, claims, { accessToken, wanted }, until);
}

/**
 * Adds what the ID token lacks and userinfo has. Where userinfo cannot be read the ID token stands for itself, and what it
 * lacks counts as said elsewhere: nothing of the mailbox changes by its absence.
 */
async function withUserinfo(
  provider: SignInProvider,
  token: VerifiedClaims,
  { accessToken, wanted }: { accessToken: string; wanted: readonly string[] },
  until: number | undefined,
): Promise<Verified | null> {
  const userinfo = await readUserinfo(provider, { accessToken, subject: token.sub }, until);
  const about = { provider: provider.slug, subject: token.sub };
  switch (userinfo.state) {
    case "none":
      return { claims: token, userinfoIsOut: false };
    case "read":
      return { claims: mergedClaims(token, userinfo.claims), userinfoIsOut: false };
    case "another-subject":
      logger("sign-in").warn({ ...about, reason: "userinfo is of another subject" }, "ID token refused");
      return null;
    case "unread":
      logger("sign-in").warn(
        { ...about, reason: userinfo.problem },
        "userinfo could not be read: going on with the ID token",
      );
      return {
        claims: saidElsewhere(token, wanted),
        userinfoIsOut: userinfo.isOutage,
      };
  }
}
