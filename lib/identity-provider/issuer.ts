import { z } from "zod";

const isLoopback = (host: string) => ["localhost", "127.0.0.1", "[::1]"].includes(host);

/** An address that secrets and codes are sent to: https without query, fragment or login; http on loopback only. */
export const providerUrl = z
  .url({ protocol: /^https?$/, error: "must be a URL, such as https://id.example.org", abort: true })
  .max(255)
  .superRefine((text, check) => {
    const url = new URL(text);
    if (url.protocol === "http:" && !isLoopback(url.hostname)) check.addIssue("must be https");
    if (url.username || url.password || url.search || url.hash)
      check.addIssue("must not have a login, a query or a fragment");
  });

/** The issuer of a Keycloak realm, as its tokens name it. A trailing slash of the server's URL makes no difference. */
export const keycloakIssuer = (serverUrl: string, realm: string): string =>
  `${serverUrl.replace(/\/+$/, "")}/realms/${encodeURIComponent(realm)}`;

/** Server URL and realm of an issuer that `keycloakIssuer` made; null for any other. */
export function keycloakAddress(issuer: string): { serverUrl: string; realm: string } | null {
  const match = /^(.*)\/realms\/([^/]+)$/.exec(issuer);
  return match?.[1] && match[2] ? { serverUrl: match[1], realm: decodeURIComponent(match[2]) } : null;
}
