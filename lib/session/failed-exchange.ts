import { AppError, innerCause } from "@/lib/errors";
import type { SignInRefusal } from "@/lib/login-attempt/refusals";

/** Why Auth.js gave up a single sign-on before anybody decided about the person. */
export function reasonOfFailure(error: unknown): SignInRefusal {
  for (const cause of causes(error)) {
    // Auth.js names its errors in `type`; class names are minified in a build.
    if ("type" in cause && cause.type === "InvalidCheck") return "sign-in-expired";
    // A second tab has started another sign-in since (oauth4webapi says so in words only).
    if (cause.message.includes('parameter "state"') || cause.message.includes('"state" response parameter'))
      return "sign-in-expired";
    if (cause instanceof AppError && cause.code === "unavailable") return "provider-unavailable";
  }
  return "token-invalid";
}

function* causes(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = innerCause(cause)) yield cause;
}
