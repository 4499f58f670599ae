import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";

/** What the steps for a realm learn from each other. */
export interface KeycloakProbe extends OpenIdProbe {
  /** Of our client's service account; null while there is none. */
  accessToken: string | null;
  people: readonly unknown[] | null;
}
