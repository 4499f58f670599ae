import type { NextRequest } from "next/server";
import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { endSession } from "@/lib/credentials/web-session/end-session";
import { authFor, newRecord } from "@/lib/faces/session/auth-js";
import { clientAddress } from "@/lib/faces/session/client-address";
import { noteEarlyEnd } from "@/lib/faces/session/early-end";
import { failureAt, hasRepeated, repeated } from "@/lib/faces/session/failed-exchange";
import { onTheWayTo } from "@/lib/faces/session/next-path";
import { endOfAsking } from "@/lib/faces/session/provider-time";
import { wantedPage } from "@/lib/faces/session/wanted-page";
import { databaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";
import { env } from "@/lib/platform/env";
import { findProviderForSignIn, type SignInProvider } from "@/lib/providers/provider/queries";

const door = "portal" as const;

/** The redirect URI of a provider: `/api/auth/callback/SLUG`. Signs in, or goes back to `/` with the reason and the provider. */
export async function finishSingleSignOn(request: NextRequest, slug: string): Promise<Response> {
  const next = wantedPage(request.cookies.getAll(), env().PORTAL_URL);
  const ip = clientAddress(request.headers.get("x-forwarded-for"));
  let provider: SignInProvider | null = null;
  try {
    provider = await findProviderForSignIn(databaseClient().db, slug);
    if (!provider) {
      const place = { door, provider: null, ip };
      const refused = noteEarlyEnd(place, { reason: "provider-unknown", detail: null });
      return backToLogin({ refused }, next);
    }
    const outcome = await finishWith(request, provider, ip);
    return outcome instanceof Response ? outcome : backToLogin({ refused: outcome, at: slug }, next);
  } catch (error) {
    // A slug that nobody has looked up may be anything.
    const place = { door, provider: provider?.slug ?? null, ip };
    const refused = noteEarlyEnd(place, { reason: "unavailable", detail: null }, error);
    return backToLogin({ refused, at: slug }, next);
  }
}

/** The answer that opens the session, or why there is none. */
async function finishWith(
  request: NextRequest,
  provider: SignInProvider,
  ip: string | undefined,
): Promise<Response | SignInRefusal> {
  const { id, slug } = provider;
  const place = { door, provider: slug, ip };
  const parameters = request.nextUrl.searchParams;
  if (hasRepeated(parameters)) return noteEarlyEnd(place, repeated);
  const record = newRecord();
  const context = contextFor({ kind: "identity-provider", id, slug }, ip ? { ip } : {});
  const visitor = { context, ip, userAgent: request.headers.get("user-agent") ?? undefined };
  const step = { isStart: false, until: endOfAsking() };
  const response = await authFor(provider, visitor, record, step).handlers.GET(request);
  const { decision, error } = record;
  if (decision && decision.decision !== "accepted") return decision.reason;
  if (decision && error) return noteEarlyEnd(place, { reason: "unavailable", detail: null }, error);
  if (!decision) return noteEarlyEnd(place, failureAt(parameters, error), error);
  const old = request.cookies.get(sessionCookieName())?.value;
  if (old) await endSession(databaseClient().db, old);
  return response;
}

function backToLogin(words: { refused: SignInRefusal; at?: string }, next: string | null): Response {
  const location = new URL(onTheWayTo(next, "/", words), env().PORTAL_URL);
  return new Response(null, {
    status: 302,
    headers: { location: location.href, "cache-control": "no-store" },
  });
}
