import type { SignInRefusal } from "@/lib/sign-in/refusals";

export type UnavailableReason = Extract<SignInRefusal, "provider-unavailable" | "unavailable">;

/** The outcome of every sign-in. An outage is never a rejection. */
export type SignInDecision =
  /** `secondFactor`: the password was right, but a second proof is needed before there is a session. */
  | { decision: "accepted"; mailboxId: string; address: string; created: boolean; secondFactor?: boolean }
  | { decision: "rejected"; reason: SignInRefusal }
  | { decision: "unavailable"; reason: UnavailableReason };

export const rejected = (reason: SignInRefusal): SignInDecision => ({ decision: "rejected", reason });
