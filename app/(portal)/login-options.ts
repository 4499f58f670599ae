import type { LoginQuery } from "@/app/(portal)/login-query";
import type { Settings } from "@/lib/platform/settings/groups";

export interface LoginOptions {
  /** The provider to send visitors to at once; null: show the page. */
  redirectTo: string | null;
  passwordForm: boolean;
  adminLinks: boolean;
}

/**
 * What the login page offers. `?direct=1` shows everything; whoever comes back with a refusal or from signing out
 * stays here too, or they would go in circles.
 */
export function loginOptions(
  settings: Settings["loginPage"],
  providers: readonly { slug: string }[],
  query: LoginQuery,
): LoginOptions {
  const [only, ...others] = providers;
  const stays = query.direct || query.signedOut || query.refused !== null;
  const alone = only !== undefined && others.length === 0;
  return {
    redirectTo: settings.redirectToProvider && alone && !stays ? only.slug : null,
    passwordForm: !settings.hidePasswordForm || only === undefined || query.direct,
    adminLinks: settings.showAdminLinks,
  };
}
