import { type StartedSignOn, startSingleSignOn } from "@/lib/faces/session/start-single-sign-on";
import { databaseClient } from "@/lib/platform/db/client";
import { metadataFor } from "@/lib/providers/openid/discovery";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";

/**
 * Begins a single sign-on for which the provider asks the person again who it is (OpenID Connect Core 1.0, 3.1.2.1), whatever
 * session it has there; as `startSingleSignOn`. Its `auth_time` says afterwards whether it did.
 */
export async function reauthenticateAtProvider(slug: string, next: string): Promise<StartedSignOn> {
  const provider = await findProviderForSignIn(databaseClient().db, slug);
  // What does not answer now fails at the sign-in as well, which notes why.
  const prompts = provider && (await metadataFor(provider).catch(() => null))?.prompt_values_supported;
  // A provider may refuse a prompt that it does not know, and `login` is not known by all.
  const knowsLogin = !Array.isArray(prompts) || prompts.includes("login");
  return startSingleSignOn(slug, next, { ...(knowsLogin ? { prompt: "login" } : {}), max_age: "0" });
}
