import { recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import type { SignInDecision } from "@/lib/doors/sign-in/decision";
import type { Context } from "@/lib/platform/db/context";

interface Ended {
  address: string;
  credential: string;
  decision: SignInDecision;
  /** Why it was not accepted, where the history says more than the person is told. */
  reason?: string | undefined;
  providerSlug?: string | null;
}

/** Notes in the login history how a sign-in at the portal ended. Gives the reason against it; null: it was accepted. */
export function recordDecision(context: Context, ended: Ended): string | null {
  const { address, credential, decision, providerSlug = null } = ended;
  const accepted = decision.decision === "accepted";
  const reason = accepted ? null : (ended.reason ?? decision.reason);
  recordAttempt({
    address,
    mailboxId: accepted ? decision.mailboxId : null,
    door: "portal",
    credential,
    result: decision.decision,
    reason,
    ip: context.ip ?? null,
    providerSlug,
  });
  return reason;
}
