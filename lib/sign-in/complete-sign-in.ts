import type { Context } from "@/lib/db/context";
import { AppError } from "@/lib/errors";
import { type Claims, claimedText, claimsElsewhere, needsUserinfo } from "@/lib/identity-provider/claims";
import type { SignInProvider } from "@/lib/identity-provider/queries";
import { logger } from "@/lib/log";
import { recordAttempt } from "@/lib/login-attempt/record-attempt";
import { rejected, type SignInDecision } from "@/lib/sign-in/decision";
import { readUserinfo, verifyIdToken } from "@/lib/sign-in/id-token";
import { signInWithProvider } from "@/lib/sign-in/sign-in-with-provider";

interface ProviderAnswer {
  idToken: string | undefined;
  accessToken: string | undefined;
}

export type CompletedSignIn = { decision: SignInDecision; providerSessionId: string | null };

/**
 * The end of a single sign-on: verifies what the provider sent, decides, logs and records the attempt. Never throws
 * for an outage: that is the decision `unavailable`.
 */
export async function completeSignIn(
  context: Context,
  provider: SignInProvider,
  answer: ProviderAnswer,
): Promise<CompletedSignIn> {
  let claims: (Claims & { sub: string }) | null = null;
  let decision: SignInDecision = { decision: "unavailable", reason: "unavailable" };
  try {
    const verified = await verifyAnswer(provider, answer);
    claims = verified;
    if (verified) reportElsewhere(provider, verified);
    decision = verified ? await signInWithProvider(context, provider, verified) : rejected("token-invalid");
  } catch (error) {
    const outage = error instanceof AppError && error.code === "unavailable";
    decision = { decision: "unavailable", reason: outage ? "provider-unavailable" : "unavailable" };
    logger("sign-in").error(
      { error, provider: provider.slug, requestId: context.requestId },
      "sign-in broke off",
    );
  }
  report(context, provider, decision, claims);
  const sid = claims?.sid;
  return { decision, providerSessionId: typeof sid === "string" && sid.length <= 255 ? sid : null };
}

async function verifyAnswer(
  provider: SignInProvider,
  { idToken, accessToken }: ProviderAnswer,
): Promise<(Claims & { sub: string }) | null> {
  const log = logger("sign-in");
  if (!idToken) {
    log.warn({ provider: provider.slug, reason: "no ID token" }, "ID token refused");
    return null;
  }
  const token = await verifyIdToken(idToken, provider);
  if (!token.verified) {
    log.warn({ provider: provider.slug, reason: token.reason }, "ID token refused");
    return null;
  }
  if (!accessToken || !needsUserinfo(provider, token.claims)) return token.claims;
  const userinfo = await readUserinfo(provider, accessToken, token.claims.sub);
  if (!userinfo) {
    log.warn({ provider: provider.slug, reason: "userinfo is of another subject" }, "ID token refused");
    return null;
  }
  return { ...userinfo, ...token.claims };
}

/** Entra, for one, names the groups of people in many of them only so (`_claim_names`). */
function reportElsewhere(provider: SignInProvider, claims: Claims & { sub: string }): void {
  const elsewhere = claimsElsewhere(provider, claims);
  if (elsewhere.length > 0)
    logger("sign-in").warn(
      { provider: provider.slug, subject: claims.sub, claims: elsewhere },
      "claims are announced elsewhere, so what follows from them stays as it is",
    );
}

function report(
  context: Context,
  provider: SignInProvider,
  decision: SignInDecision,
  claims: Claims | null,
): void {
  const claimed = claims && claimedText(claims, provider.settings.emailClaim);
  const address = decision.decision === "accepted" ? decision.address : (claimed ?? "");
  const reason = decision.decision === "accepted" ? null : decision.reason;
  recordAttempt({
    address,
    mailboxId: decision.decision === "accepted" ? decision.mailboxId : null,
    door: "portal",
    credential: "single-sign-on",
    result: decision.decision,
    reason,
    ip: context.ip ?? null,
    providerSlug: provider.slug,
  });
  const line = {
    provider: provider.slug,
    address,
    subject: claims?.sub,
    reason,
    ip: context.ip,
    requestId: context.requestId,
  };
  if (decision.decision === "accepted")
    logger("sign-in").info({ ...line, created: decision.created }, "signed in");
  else
    logger("sign-in").warn(
      line,
      decision.decision === "rejected" ? "sign-in refused" : "sign-in unavailable",
    );
}
