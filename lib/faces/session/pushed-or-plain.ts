import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { logger } from "@/lib/platform/log";
import { providerFor } from "@/lib/providers/openid/discovery";
import { pushAuthorization, pushingOf } from "@/lib/providers/openid/push-authorization";
import type { SignInProvider } from "@/lib/providers/provider/queries";

/**
 * The address for the browser: Auth.js's own, or that of the same request pushed beforehand (RFC 9126), which Auth.js does
 * not know. Throws `ForeignProblem` where it must be pushed and cannot; where it need not, the plain address does.
 */
export async function pushedOrPlain(provider: SignInProvider, url: string, until: number): Promise<string> {
  const known = await providerFor(provider, until);
  const pushing = pushingOf(provider.settings.client, known);
  if (pushing === "no") return url;
  try {
    return (await pushAuthorization(provider, known, new URL(url), until)).href;
  } catch (error) {
    if (pushing === "must" || !(error instanceof ForeignProblem)) throw error;
    logger("sign-in").warn(
      { error, provider: provider.slug },
      "the request could not be pushed, and goes by the browser",
    );
    return url;
  }
}
