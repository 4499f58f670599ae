import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import Provider from "oidc-provider";
import { demoStack } from "../stack";
import type { OpenidAccount, OpenidClient } from "./accounts";
import { configurationFor } from "./configuration";
import { answerInteraction } from "./login-page";

export interface OpenidProvider {
  issuer: string;
  client: OpenidClient;
  /** Where things are, for a provider whose addresses are entered by hand. */
  endpoints: Record<"authorization" | "token" | "userinfo" | "jwks" | "endSession", string>;
  addAccount(account: OpenidAccount): void;
  stop(): Promise<void>;
}

interface Options {
  client: OpenidClient;
  /** False: there is no discovery document. */
  discovery?: boolean;
}

/** The stack's own certificate for localhost, which everything in it trusts. */
function certificate() {
  const folder = dirname(demoStack().ca);
  const read = (name: string) => readFileSync(join(folder, name));
  return { key: read("server.key"), cert: read("server.pem") };
}

/** Starts a second real OpenID provider (the npm package oidc-provider) on a free port of loopback. */
export async function startOpenidProvider({ client, discovery = true }: Options): Promise<OpenidProvider> {
  const accounts = new Map<string, OpenidAccount>();
  const server = createServer(certificate());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `https://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, await configurationFor(client, accounts));
  const answer = provider.callback();
  server.on("request", (request, response) => {
    const path = request.url ?? "/";
    if (path.startsWith("/interaction/"))
      answerInteraction(provider, accounts, request, response).catch((error: Error) => {
        response.writeHead(500).end(error.message);
      });
    else if (!discovery && path.startsWith("/.well-known/")) response.writeHead(404).end();
    else void answer(request, response);
  });
  return {
    issuer,
    client,
    endpoints: {
      authorization: `${issuer}/auth`,
      token: `${issuer}/token`,
      userinfo: `${issuer}/me`,
      jwks: `${issuer}/jwks`,
      endSession: `${issuer}/session/end`,
    },
    addAccount: (account) => {
      accounts.set(account.sub, account);
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
