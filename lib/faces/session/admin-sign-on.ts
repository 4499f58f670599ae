import {
  relyingParty,
  type SignInRecord,
  type SignInStep,
  type SignOnWay,
} from "@/lib/faces/session/auth-js";
import { usesHttps } from "@/lib/platform/uses-https";
import type { SignInProvider } from "@/lib/providers/provider/queries";
import { adminCallbackName } from "@/lib/providers/settings/public-urls";

/** The check cookies of a sign-in to the console: none of the portal's counts there, nor the other way round. */
const checkCookie = (name: string): string =>
  `${usesHttps() ? "__Secure-" : ""}letterlock-admin-sign-on.${name}`;

/** Where the sign-in keeps the page that the person wants to go to. */
export const wantedPageCookie = (): string => checkCookie("callback-url");

/** An Auth.js instance for somebody who signs in to the console: it makes no session, and `complete` says where to go. */
export const adminSignOn = (
  provider: SignInProvider,
  record: Pick<SignInRecord, "error">,
  step: SignInStep,
  complete: SignOnWay["complete"],
) =>
  relyingParty(provider, record, step, {
    id: adminCallbackName(provider.slug),
    complete,
    config: {
      session: { strategy: "jwt" },
      cookies: {
        callbackUrl: { name: wantedPageCookie() },
        csrfToken: { name: checkCookie("csrf-token") },
        pkceCodeVerifier: { name: checkCookie("pkce") },
        state: { name: checkCookie("state") },
        nonce: { name: checkCookie("nonce") },
        sessionToken: { name: checkCookie("no-session") },
      },
    },
  });
