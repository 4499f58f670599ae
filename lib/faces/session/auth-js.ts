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

/** Which end of a sign-in it is, and when everything that the provider is asked for it must have ended. */
export interface SignInStep {
  isStart: boolean;
  /** By `performance.now()`. */
  until: number;
}

/** What a provider sent at the end of a sign-in, as Auth.js has exchanged it. */
export interface Exchanged {
  idToken: string | undefined;
  accessToken: string | undefined;
}

/** What differs between the sign-ins that go through Auth.js. */
export interface SignOnWay {
  /** The name of the provider in the address that it sends people back to. */
  id: string;
  /** Who signs in, and with what session: false refuses, a path of our own sends there without a session of Auth.js's. */
  complete(exchanged: Exchanged): Promise<boolean | string>;
  config: Pick<NextAuthConfig, "adapter" | "session" | "cookies">;
}

function authProvider(provider: SignInProvider, id: string, fetchFrom: typeof fetch): Provider {
  return {
    id,
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

/** An Auth.js instance for one provider, one way and one step. `record` tells afterwards what went wrong, if anything. */
export function relyingParty(
  provider: SignInProvider,
  record: Pick<SignInRecord, "error">,
  { isStart, until }: SignInStep,
  { id, complete, config }: SignOnWay,
) {
  publishAuthUrl();
  return NextAuth({
    ...config,
    providers: [authProvider(provider, id, providerFetch(provider, until, isStart))],
    secret: keyFor("auth-js").toString("hex"),
    trustHost: true,
    pages: { signIn: "/", error: "/" },
    callbacks: {
      signIn: ({ account }) => complete({ idToken: account?.id_token, accessToken: account?.access_token }),
    },
    logger: {
      error: (error) => {
        record.error = error;
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  });
}

/** An Auth.js instance for a visitor of the portal. `record` tells afterwards what happened. */
export function authFor(provider: SignInProvider, visitor: Visitor, record: SignInRecord, step: SignInStep) {
  let origin: SessionOrigin | null = null;
  const originOrFail = () => {
    if (!origin) throw new Error("no sign-in was accepted");
    return origin;
  };
  return relyingParty(provider, record, step, {
    id: provider.slug,
    config: {
      adapter: sessionAdapter(databaseClient().db, originOrFail),
      session: { strategy: "database", maxAge: idleLifetimeMs / 1_000, generateSessionToken: newToken },
      cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    },
    async complete({ idToken, accessToken }) {
      const answer = { idToken, accessToken, until: step.until };
      const completed = await completeSignIn(visitor.context, provider, answer);
      const { decision, providerSessionId, authenticatedAt } = completed;
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
  });
}
