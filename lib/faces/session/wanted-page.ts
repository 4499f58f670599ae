import { ownPath } from "@/lib/faces/session/next-path";

/** Where Auth.js keeps its `callbackUrl` for the way to the provider and back. */
const callbackCookie = /^(__Secure-|__Host-)?authjs\.callback-url$/;

/** Where somebody who comes back from a provider wanted to go: a path of our own, or null. */
export function wantedPage(
  cookies: readonly { name: string; value: string }[],
  portal: string,
): string | null {
  const kept = cookies.find(({ name }) => callbackCookie.test(name))?.value;
  if (!kept || !URL.canParse(kept, portal)) return null;
  const url = new URL(kept, portal);
  return url.origin === new URL(portal).origin ? ownPath(`${url.pathname}${url.search}`) : null;
}
