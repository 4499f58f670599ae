/**
 * Server URL and realm in whatever address of a Keycloak somebody has at hand: the server's own, an issuer, a discovery
 * document or a page of the admin console, whose fragment names the realm that is looked at. `realm` is null where the address
 * names none. What is no URL comes back as it was typed: the field's own rule says what is wrong with it.
 */
export function readTypedAddress(typed: string): { serverUrl: string; realm: string | null } {
  const text = typed.trim();
  const url = parsed(text) ?? parsed(`https://${text}`);
  if (!url || text === "") return { serverUrl: text, realm: null };
  const [, before = "", kind, named] = /^(.*?)\/(realms|admin)\/([^/]+)/.exec(url.pathname) ?? [];
  if (!kind || !named) return { serverUrl: `${url.origin}${url.pathname}`.replace(/\/+$/, ""), realm: null };
  const [, shown] = /^#\/([^/]+)/.exec(url.hash) ?? [];
  const realm = kind === "admin" ? (shown ?? named) : named;
  return { serverUrl: `${url.origin}${before}`, realm: decoded(realm) };
}

const parsed = (text: string): URL | null => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
};

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
