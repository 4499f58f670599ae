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
  verified: true;
  claims: VerifiedClaims;
  /** Userinfo was wanted, and may answer later. */
  userinfoIsOut: boolean;
}

/** `detail` is for administrators alone. */
interface Refuted {
  verified: false;
  detail: string;
}

/**
 * Verifies what a provider sent at the end of a sign-in, and asks userinfo for what the ID token lacks of the claims that are
 * looked at always, and of the others in `also`. What is refused has
 * a line in the log that says why. Throws `ForeignProblem` when metadata or keys cannot be read.
 */
export async function verifyAnswer(
  provider: SignInProvider,
  { idToken, accessToken, until }: ProviderAnswer,
  also: readonly string[] = [],
): Promise<Verified | Refuted> {
  const about = { provider: provider.slug };
  if (!idToken) return refute(about, { reason: "no ID token", detail: "The provider sent no ID token." });
  const token = await verifyIdToken(idToken, provider, until);
  if (!token.verified) return refute(about, token);
  const { claims } = token;
  const lacking = also.filter((name) => claimAt(claims, name) === undefined);
  if (!accessToken || !(needsUserinfo(provider, claims) || lacking.length > 0))
    return { verified: true, claims, userinfoIsOut: false };
  const wanted = [...lackingClaims(provider, claims), ...lacking];
  return withUserinfo(provider, claims, { accessToken, wanted }, until);
}

function refute(about: object, { reason, detail }: { reason: string; detail: string }): Refuted {
  logger("sign-in").warn({ ...about, reason, detail }, "ID token refused");
  return { verified: false, detail };
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
): Promise<Verified | Refuted> {
  const userinfo = await readUserinfo(provider, { accessToken, subject: token.sub }, until);
  const about = { provider: provider.slug, subject: token.sub };
  switch (userinfo.state) {
    case "none":
      return { verified: true, claims: token, userinfoIsOut: false };
    case "read":
      return { verified: true, claims: mergedClaims(token, userinfo.claims), userinfoIsOut: false };
    case "another-subject":
      return refute(about, {
        reason: "userinfo is of another subject",
        detail: "Userinfo is about another subject than the ID token.",
      });
    case "unread":
      logger("sign-in").warn(
        { ...about, reason: userinfo.problem },
        "userinfo could not be read: going on with the ID token",
      );
      return {
        verified: true,
        claims: saidElsewhere(token, wanted),
        userinfoIsOut: userinfo.isOutage,
      };
  }
}
