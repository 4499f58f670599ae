import type { LoginQuery } from "@/app/(portal)/login-query";
import type { SignInStep } from "@/app/(portal)/sign-in-step";
import type { OfferedProvider } from "@/lib/doors/sign-in/ways-in";
import type { Settings } from "@/lib/platform/settings/groups";

export interface LoginOptions {
  /** The provider to send visitors to at once; null: show the page. */
  redirectTo: string | null;
  /** Whether passwords are taken here. */
  passwordForm: boolean;
  /** What is asked first; null: nothing, since the one way in is a provider. */
  start: SignInStep | null;
  adminLinks: boolean;
}

/**
 * What the login page offers: where there is more than one way in, the address alone decides. `?direct=1` shows everything; whoever comes back with a refusal or from signing out
 * stays here too, or they would go in circles.
 */
export function loginOptions(
  settings: Settings["loginPage"],
  providers: readonly OfferedProvider[],
  query: LoginQuery,
): LoginOptions {
  const [only, ...others] = providers;
  const stays = query.direct || query.signedOut || query.refused !== null;
  const alone = only !== undefined && others.length === 0;
  const passwordForm = !settings.hidePasswordForm || only === undefined || query.direct;
  return {
    redirectTo: settings.redirectToProvider && alone && !stays ? only.slug : null,
    passwordForm,
    start: firstStep(providers, passwordForm, query.direct),
    adminLinks: settings.showAdminLinks,
  };
}

function firstStep(
  providers: readonly OfferedProvider[],
  password: boolean,
  showsAll: boolean,
): SignInStep | null {
  if (showsAll || providers.length === 0) return { asks: "proof", password, providers };
  return password || providers.length > 1 ? { asks: "address" } : null;
}
