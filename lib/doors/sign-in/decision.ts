import type { SignInRefusal, UnavailableReason } from "@/lib/credentials/login-attempt/refusals";

/** A second proof, or the set-up of the second factor that the mailbox must have. */
export type NextStep = "second-factor" | "set-up";

/** The outcome of every sign-in. An outage is never a rejection. */
export type SignInDecision =
  /** `next`: what is still missing before there is a session; left out: nothing. */
  | { decision: "accepted"; mailboxId: string; address: string; created: boolean; next?: NextStep }
  | { decision: "rejected"; reason: SignInRefusal }
  | { decision: "unavailable"; reason: UnavailableReason };

export const rejected = (reason: SignInRefusal): SignInDecision => ({ decision: "rejected", reason });
