import type { LoginStepName } from "@/lib/doors/login-doctor/refusal-words";

/** One step of the way of a login; `advice` says what to do where it stops. */
export interface LoginStep {
  step: LoginStepName;
  outcome: "passes" | "stops";
  what: string;
  advice: string | null;
}

export const passes = (step: LoginStepName, what: string): LoginStep => ({
  step,
  outcome: "passes",
  what,
  advice: null,
});

export const stops = (step: LoginStepName, what: string, advice: string): LoginStep => ({
  step,
  outcome: "stops",
  what,
  advice,
});
