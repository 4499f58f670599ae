import type { NextRequest } from "next/server";
import { databaseClient } from "@/lib/db/client";
import { contextFor } from "@/lib/db/context";
import { env } from "@/lib/env";
import { findProviderForSignIn } from "@/lib/identity-provider/queries";
import { logger } from "@/lib/log";
import type { SignInRefusal } from "@/lib/login-attempt/refusals";
import { authFor, newRecord, type SignInRecord } from "@/lib/session/auth-js";
import { clientAddress } from "@/lib/session/client-address";
import { reasonOfFailure } from "@/lib/session/failed-exchange";
import { onTheWayTo } from "@/lib/session/next-path";
import { wantedPage } from "@/lib/session/wanted-page";
import { sessionCookieName } from "@/lib/web-session/cookie";
import { endSession } from "@/lib/web-session/end-session";

/** The redirect URI of a provider: `/api/auth/callback/SLUG`. Signs in, or goes back to `/` with the reason and the provider. */
export async function finishSingleSignOn(request: NextRequest, slug: string): Promise<Response> {
  let refusal: SignInRefusal = "unavailable";
  const next = wantedPage(request.cookies.getAll(), env().PORTAL_URL);
  try {
    const provider = await findProviderForSignIn(databaseClient().db, slug);
    if (!provider) return backToLogin({ refused: "provider-unknown" }, next);
    const ip = clientAddress(request.headers.get("x-forwarded-for"));
    const context = contextFor({ kind: "identity-provider", id: provider.id, slug }, ip ? { ip } : {});
    if (hasRepeated(request.nextUrl.searchParams)) {
      logger("sign-in").warn({ provider: slug, ip }, "the provider's answer has a parameter more than once");
      return backToLogin({ refused: "token-invalid", at: slug }, next);
    }
    const record = newRecord();
    const visitor = { context, ip, userAgent: request.headers.get("user-agent") ?? undefined };
    const response = await authFor(provider, visitor, record, "finish").handlers.GET(request);
    if (record.decision?.decision === "accepted" && !record.error) {
      const old = request.cookies.get(sessionCookieName())?.value;
      if (old) await endSession(databaseClient().db, old);
      return response;
    }
    if (record.error && !record.decision)
      logger("sign-in").warn({ error: record.error, provider: slug, ip }, "single sign-on broke off");
    refusal = refusalOf(record, request);
  } catch (error) {
    logger("sign-in").error({ error, provider: slug }, "single sign-on broke off");
  }
  return backToLogin({ refused: refusal, at: slug }, next);
}

/** No parameter may come more than once (RFC 6749, section 3.1); Auth.js would take the last without a word. */
const hasRepeated = (parameters: URLSearchParams): boolean =>
  new Set(parameters.keys()).size !== parameters.size;

function refusalOf({ decision, error }: SignInRecord, request: NextRequest): SignInRefusal {
  if (decision && decision.decision !== "accepted") return decision.reason;
  if (decision) return "unavailable";
  if (request.nextUrl.searchParams.has("error")) return "provider-refused";
  return reasonOfFailure(error);
}

function backToLogin(words: { refused: SignInRefusal; at?: string }, next: string | null): Response {
  const location = new URL(onTheWayTo(next, "/", words), env().PORTAL_URL);
  return new Response(null, {
    status: 302,
    headers: { location: location.href, "cache-control": "no-store" },
  });
}
