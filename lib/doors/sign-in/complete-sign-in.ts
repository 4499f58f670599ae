import { recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { rejected, type SignInDecision } from "@/lib/doors/sign-in/decision";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import {
  type ProviderAnswer,
  type Verified,
  type VerifiedClaims,
  verifyAnswer,
} from "@/lib/doors/sign-in/verify-answer";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { shownText } from "@/lib/platform/foreign-answer/provider-words";
import { logger, withoutSecrets } from "@/lib/platform/log";
import { claimedText, claimsElsewhere } from "@/lib/providers/claims/claims";
import { isSubject } from "@/lib/providers/openid/signed-token";
import type { SignInProvider } from "@/lib/providers/provider/queries";
import type { Claims } from "@/lib/providers/settings/claim-at";

export interface CompletedSignIn {
  decision: SignInDecision;
  providerSessionId: string | null;
  /** When the provider asked the person who it is (`auth_time`); null where it does not say. */
  authenticatedAt: Date | null;
}

/**
 * The end of a single sign-on: verifies what the provider sent, decides, logs and records the attempt. Never throws
 * for an outage: that is the decision `unavailable`.
 */
export async function completeSignIn(
  context: Context,
  provider: SignInProvider,
  answer: ProviderAnswer,
): Promise<CompletedSignIn> {
  let claims: VerifiedClaims | null = null;
  let decision: SignInDecision = { decision: "unavailable", reason: "unavailable" };
  let detail: string | null = null;
  try {
    const answered = await verifyAnswer(provider, answer);
    if (answered.verified) {
      claims = answered.claims;
      decision = await decideBy(context, provider, answered);
    } else {
      detail = answered.detail;
      decision = rejected("token-invalid");
    }
  } catch (error) {
    decision = brokenOff(error);
    detail = error instanceof ForeignProblem ? shownText(withoutSecrets(error.message)) : null;
    logger("sign-in").error(
      { error, provider: provider.slug, requestId: context.requestId },
      "sign-in broke off",
    );
  }
  report(context, provider, { decision, claims, detail });
  const sid = claims?.sid;
  return {
    decision,
    providerSessionId: isSubject(sid) ? sid : null,
    authenticatedAt: authenticationTime(claims?.auth_time),
  };
}

/** A moment of a token (RFC 7519, NumericDate); null for anything else. */
function authenticationTime(claim: unknown): Date | null {
  const moment = new Date(typeof claim === "number" ? claim * 1_000 : Number.NaN);
  return Number.isNaN(moment.getTime()) || moment.getTime() < 0 ? null : moment;
}

/** A provider that answers nonsense is no outage: trying again does not help. */
function brokenOff(error: unknown): SignInDecision {
  if (!(error instanceof ForeignProblem)) return { decision: "unavailable", reason: "unavailable" };
  return error.code === "unavailable"
    ? { decision: "unavailable", reason: "provider-unavailable" }
    : rejected("token-invalid");
}

async function decideBy(
  context: Context,
  provider: SignInProvider,
  { claims, userinfoIsOut }: Verified,
): Promise<SignInDecision> {
  reportElsewhere(provider, claims);
  const decision = await signInWithProvider(context, provider, claims);
  const lacksAddress =
    decision.decision === "rejected" && ["email-missing", "email-unverified"].includes(decision.reason);
  // An outage never looks like a person without an address.
  return userinfoIsOut && lacksAddress
    ? { decision: "unavailable", reason: "provider-unavailable" }
    : decision;
}

/** Entra, for one, names the groups of people in many of them only so (`_claim_names`). */
function reportElsewhere(provider: SignInProvider, claims: VerifiedClaims): void {
  const elsewhere = claimsElsewhere(provider, claims);
  if (elsewhere.length > 0)
    logger("sign-in").warn(
      { provider: provider.slug, subject: claims.sub, claims: elsewhere },
      "claims are announced elsewhere, so what follows from them stays as it is",
    );
}

/** As it is looked for in the history, where it is an address. */
const canonical = (claimed: string): string => canonicalAddress(claimed)?.address ?? claimed;

interface Ended {
  decision: SignInDecision;
  claims: Claims | null;
  /** What stands behind the reason, for administrators. */
  detail: string | null;
}

function report(context: Context, provider: SignInProvider, { decision, claims, detail }: Ended): void {
  const claimed = claims && claimedText(claims, provider.settings.emailClaim);
  const address = decision.decision === "accepted" ? decision.address : canonical(claimed ?? "");
  const reason = decision.decision === "accepted" ? null : decision.reason;
  recordAttempt({
    address,
    mailboxId: decision.decision === "accepted" ? decision.mailboxId : null,
    door: "portal",
    credential: "single-sign-on",
    result: decision.decision,
    reason,
    detail,
    ip: context.ip ?? null,
    providerSlug: provider.slug,
  });
  const line = {
    provider: provider.slug,
    address,
    subject: claims?.sub,
    reason,
    detail,
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
