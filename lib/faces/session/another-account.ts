import { signedOutPath } from "@/lib/faces/session/sign-out";
import { type StartedSignOn, startSingleSignOn } from "@/lib/faces/session/start-single-sign-on";
import { databaseClient } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { type AccountChoice, accountChoice } from "@/lib/providers/openid/account-choice";
import { metadataFor } from "@/lib/providers/openid/discovery";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";

type Asking = Extract<AccountChoice, { prompt: unknown }>;

/**
 * Begins a sign-on with another account than the one that the provider would answer with by itself; `start` is what begins it,
 * to the portal unless told. Where the session there has to end for that, the provider asks first, then leads back to the login
 * page (RP-Initiated Logout 1.0, without a hint: the ID token of somebody refused is kept nowhere).
 */
export async function startWithAnotherAccount(
  slug: string,
  next: string | null,
  start = (asking?: Asking): Promise<StartedSignOn> => startSingleSignOn(slug, next, asking),
): Promise<StartedSignOn> {
  const provider = await findProviderForSignIn(databaseClient().db, slug);
  if (!provider) return start();
  // What does not answer now fails at the sign-in as well, which notes why.
  const choice = await metadataFor(provider).then(accountChoice, (): AccountChoice => ({ prompt: "login" }));
  if ("prompt" in choice) return start(choice);
  const url = new URL(choice.signOutAt);
  url.searchParams.set("client_id", provider.clientId);
  url.searchParams.set("post_logout_redirect_uri", new URL(signedOutPath, env().PORTAL_URL).href);
  if (next && next !== "/") url.searchParams.set("state", next);
  return { started: true, url: url.href };
}
