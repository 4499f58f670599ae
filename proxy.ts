import type { NextRequest } from "next/server";
import { guardPage } from "@/lib/faces/session/guard-page";
import { refuseUnreadableCall } from "@/lib/faces/session/unreadable-call";

/** Stands before every page and every route that a browser opens; what it lets through can be read. */
export async function proxy(request: NextRequest): Promise<Response> {
  const answer = guardPage(request);
  const goesOn = answer.headers.has("x-middleware-next");
  return (goesOn ? await refuseUnreadableCall(request) : null) ?? answer;
}

/** Not /api, /scim and Next's own files; nor where nginx leads to with an address in a header, which a redirect would lose. */
export const config = { matcher: ["/((?!api/|scim/|_next/|sign-in-first$).*)"] };
