import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { dirname, join } from "node:path";
import type { ProviderTraits } from "@/lib/testing/openid-provider/configuration";
import {
  type OpenidOptions,
  type OpenidProvider,
  startOpenidProvider,
} from "@/lib/testing/openid-provider/start";
import { demoStack } from "../stack";
import { trustedRequest } from "../trusted-request";

/** The stack's own certificate for localhost, which everything in it trusts. */
function certificate() {
  const folder = dirname(demoStack().ca);
  const read = (name: string) => readFileSync(join(folder, name));
  return { key: read("server.key"), cert: read("server.pem") };
}

/** Back-channel logout, and the client's keys; the portal's certificate is the demo's own. */
const askPortal: NonNullable<ProviderTraits["fetch"]> = async (url, options) => {
  const post = options?.method === "POST";
  const form = Object.fromEntries(new URLSearchParams(String(options?.body)));
  const { status, body } = await trustedRequest({
    method: post ? "POST" : "GET",
    url: String(url),
    ...(post ? { form } : {}),
  });
  return new Response(body || null, { status });
};

/** Starts a second real OpenID provider beside Keycloak, over TLS with the demo's certificate. */
export const startTrustedProvider = (options: Omit<OpenidOptions, "server">): Promise<OpenidProvider> =>
  startOpenidProvider({ ...options, fetch: askPortal, server: createServer(certificate()) });
