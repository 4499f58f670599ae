import type { LoginStepName } from "@/lib/doors/login-doctor/refusal-words";
import type { Text } from "@/lib/words/text";

/** One step of the way of a login; `advice` says what to do where it stops. */
export interface LoginStep {
  step: LoginStepName;
  outcome: "passes" | "stops";
  what: Text;
  advice: Text | null;
}

export const passes = (step: LoginStepName, what: Text): LoginStep => ({
  step,
  outcome: "passes",
  what,
  advice: null,
});

export const stops = (step: LoginStepName, what: Text, advice: Text | null): LoginStep => ({
  step,
  outcome: "stops",
  what,
  advice,
});
