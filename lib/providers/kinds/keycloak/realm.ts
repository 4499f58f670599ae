/** The issuer of a Keycloak realm, as its tokens name it. A trailing slash of the server's URL makes no difference. */
export const keycloakIssuer = (serverUrl: string, realm: string): string =>
  `${serverUrl.replace(/\/+$/, "")}/realms/${encodeURIComponent(realm)}`;

/** Server URL and realm of an issuer that `keycloakIssuer` made; null for any other. */
export function keycloakAddress(issuer: string): { serverUrl: string; realm: string } | null {
  const [, serverUrl, name] = /^(.*)\/realms\/([^/]+)$/.exec(issuer) ?? [];
  const realm = name && decoded(name);
  return serverUrl && realm ? { serverUrl, realm } : null;
}

function decoded(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}
