/** Where a provider is, as far as its identity and its secret depend on it. */
export interface ProviderPlace {
  kind: string;
  serverUrl: string;
  realm: string;
  issuer: string;
  endpoints: { token?: string | undefined; pushedAuthorization?: string | undefined };
}

/** The place that a form names. */
export function typedIn(form: FormData): ProviderPlace {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    kind: text("kind"),
    serverUrl: text("serverUrl"),
    realm: text("realm"),
    issuer: text("issuer"),
    endpoints: { token: text("token"), pushedAuthorization: text("pushedAuthorization") },
  };
}

const issuerOf = ({ kind, serverUrl, realm, issuer }: ProviderPlace): string =>
  kind === "keycloak" ? `${serverUrl.replace(/\/+$/, "")}/realms/${encodeURIComponent(realm)}` : issuer;

/** The addresses that get the secret. */
const secretPlaces = ({ kind, endpoints }: ProviderPlace): string =>
  kind === "oidc" ? [endpoints.token, endpoints.pushedAuthorization].map((url) => url ?? "").join(" ") : " ";

/**
 * What a form would move: the issuer, by which people are known, and the secret, which would go to another address and
 * must be entered again then. The verb decides; this only says it while somebody types.
 */
export function movesOf(stored: ProviderPlace, typed: ProviderPlace) {
  const issuer = issuerOf(stored) !== issuerOf(typed);
  return { issuer, secret: issuer || secretPlaces(stored) !== secretPlaces(typed) };
}
