import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import Provider from "oidc-provider";
import type { OpenidAccount, OpenidClient } from "@/lib/testing/openid-provider/accounts";
import { configurationFor, type ProviderTraits } from "@/lib/testing/openid-provider/configuration";
import { type Lie, tellLie } from "@/lib/testing/openid-provider/lie";
import { answerInteraction } from "@/lib/testing/openid-provider/login-page";

export interface OpenidProvider {
  issuer: string;
  client: OpenidClient;
  /** What it lies about from now on; nothing unless set. */
  lie: Lie;
  /** Where things are, for a provider whose addresses are entered by hand. */
  endpoints: Record<"authorization" | "token" | "userinfo" | "jwks" | "endSession", string>;
  addAccount(account: OpenidAccount): void;
  /** Gets each form that its token endpoint was sent. */
  heardForms: (form: URLSearchParams) => void;
  /** How often each path was asked for. */
  asked: Map<string, number>;
  stop(): Promise<void>;
}

export interface OpenidOptions extends ProviderTraits {
  client: OpenidClient;
  /** False: there is no discovery document. */
  discovery?: boolean;
  lie?: Lie;
  /** Where its issuer ends, such as `/application/o/mail/`; nothing unless given. */
  path?: string;
  /** Where it listens; a plain server of its own unless given. */
  server?: Server;
}

const schemeOf = (server: Server): string => ("setSecureContext" in server ? "https" : "http");

/** An address without the challenge of PKCE (RFC 7636): oidc-provider would insist on what it reads. */
function withoutChallenge(address: string): string {
  const url = new URL(address, "http://localhost");
  url.searchParams.delete("code_challenge");
  url.searchParams.delete("code_challenge_method");
  return `${url.pathname}${url.search}`;
}

/** Reads a form, and hands it on without what proves that a code is one's own. */
async function withoutVerifier(request: IncomingMessage): Promise<void> {
  const form = new URLSearchParams(await text(request));
  form.delete("code_verifier");
  Object.assign(request, { body: form.toString() });
}

/**
 * Starts a real OpenID provider (the npm package oidc-provider) on a free port of loopback. It is honest but for its `lie`.
 */
export async function startOpenidProvider(options: OpenidOptions): Promise<OpenidProvider> {
  const { client, discovery = true, lie = {}, path = "", server = createServer() } = options;
  const accounts = new Map<string, OpenidAccount>();
  const asked = new Map<string, number>();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `${schemeOf(server)}://localhost:${(server.address() as AddressInfo).port}${path}`;
  const base = issuer.replace(/\/$/, "");
  const provider = new Provider(issuer, await configurationFor(client, accounts, options));
  const openid: OpenidProvider = {
    issuer,
    client,
    lie,
    endpoints: {
      authorization: `${base}/auth`,
      token: `${base}/token`,
      userinfo: `${base}/me`,
      jwks: `${base}/jwks`,
      endSession: `${base}/session/end`,
    },
    addAccount: (account) => {
      accounts.set(account.sub, account);
    },
    heardForms: () => undefined,
    asked,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  provider.use(async (ctx, next) => {
    if (options.forgetsPkce && ctx.path === "/token") await withoutVerifier(ctx.req);
    await next();
    if (ctx.oidc?.route === "token") openid.heardForms(new URLSearchParams(ctx.oidc.body));
    await tellLie(ctx, openid.lie);
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (options.forgetsPkce) request.url = withoutChallenge(request.url ?? "/");
    // As Express mounts it: oidc-provider makes its own addresses from the difference of the two.
    Object.assign(request, { originalUrl: request.url });
    request.url = (request.url ?? "/").replace(path.replace(/\/$/, ""), "");
    const place = new URL(request.url, issuer).pathname;
    asked.set(place, (asked.get(place) ?? 0) + 1);
    if (place.startsWith("/interaction/"))
      answerInteraction(provider, accounts, request, response).catch((error: Error) => {
        response.writeHead(500).end(error.message);
      });
    else if (!discovery && place.startsWith("/.well-known/")) response.writeHead(404).end();
    else void answer(request, response);
  });
  return openid;
}
