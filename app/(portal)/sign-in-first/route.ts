import { ownPath } from "@/lib/faces/session/next-path";
import { env } from "@/lib/platform/env";

/**
 * Where nginx leads somebody who needs a session for what was asked (X-Original-URI, as the browser sent it): to the
 * login page of the public address, and from there back, with every `&`, `%` and `+` of it.
 */
export function GET(request: Request): Response {
  const login = new URL("/", env().PORTAL_URL);
  const next = ownPath(request.headers.get("x-original-uri"));
  if (next) login.searchParams.set("next", next);
  return new Response(null, { status: 302, headers: { location: login.href, "cache-control": "no-store" } });
}
