import NextAuth, { customFetch, type NextAuthConfig } from "next-auth";
import type { Provider } from "next-auth/providers";
import { clockTolerance } from "oauth4webapi";
import { sessionCookieName, sessionCookieOptions } from "@/lib/credentials/web-session/cookie";
import type { SessionOrigin } from "@/lib/credentials/web-session/create-session";
import { idleLifetimeMs } from "@/lib/credentials/web-session/lifetime";
import { completeSignIn } from "@/lib/doors/sign-in/complete-sign-in";
import type { SignInDecision } from "@/lib/doors/sign-in/decision";
import { sessionAdapter } from "@/lib/faces/session/adapter";
import { providerFetch } from "@/lib/faces/session/provider-fetch";
import { databaseClient } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { publishAuthUrl } from "@/lib/platform/env";
import { keyFor } from "@/lib/platform/secrets/keyring";
import { newToken } from "@/lib/platform/secrets/token";
import { clockToleranceOf } from "@/lib/providers/openid/signed-token";
import type { SignInProvider } from "@/lib/providers/provider/queries";

/*
 * Auth.js does the OpenID Connect exchange (code + PKCE S256 + state + nonce) and nothing else: who may sign in is
 * lib/doors/sign-in's decision, the session is our own row. This file and its neighbours are all that knows Auth.js.
 */

/** What one sign-in through Auth.js left behind, for the answer to the browser. */
export interface SignInRecord {
  decision: SignInDecision | null;
  error: Error | null;
}

export const newRecord = (): SignInRecord => ({ decision: null, error: null });

export interface Visitor {
  context: Context;
  ip: string | undefined;
  userAgent: string | undefined;
}

function authProvider(provider: SignInProvider, fetchFrom: typeof fetch): Provider {
  return {
    id: provider.slug,
    name: provider.name,
    type: "oidc",
    issuer: provider.issuer,
    clientId: provider.clientId,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: provider.settings.scopes } },
    profile: (claims) => ({ id: claims.sub }),
    // Auth.js checks times too, before we do. Our client proves itself in `providerFetch`.
    client: { [clockTolerance]: clockToleranceOf(provider), token_endpoint_auth_method: "none" } as object,
    [customFetch]: fetchFrom,
  };
}

/** Which end of a sign-in it is, and when everything that the provider is asked for it must have ended. */
export interface SignInStep {
  isStart: boolean;
  /** By `performance.now()`. */
  until: number;
}

/** An Auth.js instance for one provider, one visitor and one step. `record` tells afterwards what happened. */
export function authFor(
  provider: SignInProvider,
  visitor: Visitor,
  record: SignInRecord,
  { isStart, until }: SignInStep,
) {
  publishAuthUrl();
  let origin: SessionOrigin | null = null;
  const originOrFail = () => {
    if (!origin) throw new Error("no sign-in was accepted");
    return origin;
  };
  const config: NextAuthConfig = {
    providers: [authProvider(provider, providerFetch(provider, until, isStart))],
    adapter: sessionAdapter(databaseClient().db, originOrFail),
    secret: keyFor("auth-js").toString("hex"),
    trustHost: true,
    pages: { signIn: "/", error: "/" },
    session: { strategy: "database", maxAge: idleLifetimeMs / 1_000, generateSessionToken: newToken },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    callbacks: {
      async signIn({ account }) {
        const idToken = account?.id_token;
        const { decision, providerSessionId, authenticatedAt } = await completeSignIn(
          visitor.context,
          provider,
          {
            idToken,
            accessToken: account?.access_token,
            until,
          },
        );
        record.decision = decision;
        if (decision.decision !== "accepted" || !idToken) return false;
        origin = {
          mailboxId: decision.mailboxId,
          ip: visitor.ip,
          userAgent: visitor.userAgent,
          provider: { id: provider.id, sessionId: providerSessionId, idToken, authenticatedAt },
        };
        return true;
      },
    },
    logger: {
      error: (error) => {
        record.error = error;
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  };
  return NextAuth(config);
}
