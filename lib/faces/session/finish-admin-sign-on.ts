import type { NextRequest } from "next/server";
import type { SignedOnPerson } from "@/lib/credentials/admin-session/create-session";
import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { consoleDoor } from "@/lib/credentials/login-attempt/visible-attempts";
import { type GroupSignInRefusal, signInByGroups } from "@/lib/doors/admin-sign-in/sign-in-by-groups";
import { verifyAnswer } from "@/lib/doors/sign-in/verify-answer";
import { adminLoginPath, consoleTarget, roleOfPath, withReason } from "@/lib/faces/session/admin-path";
import { adminSignOn, wantedPageCookie } from "@/lib/faces/session/admin-sign-on";
import { openSessionByGroups } from "@/lib/faces/session/admin-step";
import type { Exchanged } from "@/lib/faces/session/auth-js";
import { clientAddress } from "@/lib/faces/session/client-address";
import { noteEarlyEnd } from "@/lib/faces/session/early-end";
import { failureAt, hasRepeated, repeated } from "@/lib/faces/session/failed-exchange";
import { ownPath } from "@/lib/faces/session/next-path";
import { endOfAsking } from "@/lib/faces/session/provider-time";
import { databaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { env } from "@/lib/platform/env";
import { findProviderForSignIn, type SignInProvider } from "@/lib/providers/provider/queries";

type Refused = SignInRefusal | GroupSignInRefusal;

/** Somebody who comes back from a provider. */
interface Return {
  request: NextRequest;
  slug: string;
  /** By the page that the person wants to go to: a wish, no right. */
  role: AdminRole;
  /** A page of the role. */
  target: string;
  ip: string | undefined;
}

/** The redirect URI of a provider for administrators. Opens a session of the console, or goes back to its login page with the reason. */
export async function finishAdminSignOn(request: NextRequest, slug: string): Promise<Response> {
  const back: Return = {
    request,
    slug,
    ...wantedOf(request),
    ip: clientAddress(request.headers.get("x-forwarded-for")),
  };
  let provider: SignInProvider | null = null;
  try {
    provider = await findProviderForSignIn(databaseClient().db, slug);
    if (provider) return await finishWith(provider, back);
    const end = placeOf(back, null);
    return toLogin(back, noteEarlyEnd(end, { reason: "provider-unknown", detail: null }));
  } catch (error) {
    // A slug that nobody has looked up may be anything.
    const end = placeOf(back, provider?.slug ?? null);
    return toLogin(back, noteEarlyEnd(end, { reason: "unavailable", detail: null }, error));
  }
}

const placeOf = ({ role, ip }: Return, provider: string | null) => ({
  door: consoleDoor(role),
  provider,
  ip,
});

function wantedOf(request: NextRequest): { role: AdminRole; target: string } {
  const kept = request.cookies.get(wantedPageCookie())?.value ?? "";
  const portal = env().PORTAL_URL;
  const url = URL.canParse(kept, portal) ? new URL(kept, portal) : null;
  const path = url?.origin === new URL(portal).origin ? ownPath(`${url.pathname}${url.search}`) : null;
  const role = roleOfPath(path ?? "") ?? "superadmin";
  return { role, target: consoleTarget(role, path) };
}

async function finishWith(provider: SignInProvider, back: Return): Promise<Response> {
  const { request, slug } = back;
  const place = placeOf(back, slug);
  const parameters = request.nextUrl.searchParams;
  if (hasRepeated(parameters)) return toLogin(back, noteEarlyEnd(place, repeated));
  const record: { error: Error | null } = { error: null };
  const step = { isStart: false, until: endOfAsking() };
  let outcome: Outcome | null = null;
  const complete = async (exchanged: Exchanged) => {
    outcome = await judge(provider, back, exchanged, step.until);
    return loginPath(back, "refused" in outcome ? { refused: outcome.refused, at: slug } : { entered: "1" });
  };
  const response = await adminSignOn(provider, record, step, complete).handlers.GET(request);
  const ended = outcome as Outcome | null;
  if (!ended || record.error)
    return toLogin(back, noteEarlyEnd(place, failureAt(parameters, record.error), record.error));
  if ("person" in ended) await openSessionByGroups(back.role, ended.person, visitorOf(provider, back));
  return response;
}

type Outcome = { person: SignedOnPerson } | { refused: Refused };

const visitorOf = ({ id, slug }: SignInProvider, { request, ip }: Return) => ({
  context: contextFor({ kind: "identity-provider", id, slug }, ip ? { ip } : {}),
  ip,
  userAgent: request.headers.get("user-agent") ?? undefined,
});

/** Who comes in, by what the provider sent. */
async function judge(
  provider: SignInProvider,
  back: Return,
  exchanged: Exchanged,
  until: number,
): Promise<Outcome> {
  const verified = await verifyAnswer(provider, { ...exchanged, until }, [provider.settings.groupsClaim]);
  if (!verified.verified) {
    return {
      refused: noteEarlyEnd(placeOf(back, provider.slug), {
        reason: "token-invalid",
        detail: verified.detail,
      }),
    };
  }
  const { context } = visitorOf(provider, back);
  const decision = await signInByGroups(context, { role: back.role, provider, ...verified });
  return decision.decision === "accepted" ? { person: decision.person } : { refused: decision.reason };
}

const loginPath = ({ role, target }: Return, why: Readonly<Record<string, string>>): string =>
  withReason(adminLoginPath(role, target), why);

function toLogin(back: Return, refused: Refused): Response {
  const location = new URL(loginPath(back, { refused, at: back.slug }), env().PORTAL_URL);
  return new Response(null, {
    status: 302,
    headers: { location: location.href, "cache-control": "no-store" },
  });
}
