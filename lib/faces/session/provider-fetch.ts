import { readAnswer } from "@/lib/platform/foreign-answer/read-answer";
import { jsonOf, requireSuccess } from "@/lib/platform/foreign-answer/read-json";
import { authenticateClient } from "@/lib/providers/client/authenticate-client";
import { providerFor, readProvider } from "@/lib/providers/openid/discovery";
import { signingAlgorithms } from "@/lib/providers/openid/signing-algorithms";
import type { SignInProvider } from "@/lib/providers/provider/queries";

/**
 * What Auth.js asks a provider with instead of `fetch`. Its question for the discovery document gets ours, with the
 * endpoints entered by hand; everything else goes through our reader, and must have ended at `until` (by
 * `performance.now()`). `isStart`: the sign-in begins here, and the document is read afresh.
 */
export function providerFetch(provider: SignInProvider, until: number, isStart: boolean): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return isDiscovery(url)
      ? discoveryAnswer(provider, until, isStart)
      : exchangeAnswer(provider, url, init, until);
  };
}

const isDiscovery = (url: string): boolean =>
  new URL(url).pathname.endsWith("/.well-known/openid-configuration");

async function discoveryAnswer(provider: SignInProvider, until: number, isStart: boolean): Promise<Response> {
  const { metadata } = await (isStart ? readProvider : providerFor)(provider, until);
  return Response.json({
    // Auth.js wants a userinfo endpoint, although it reads the ID token and never asks there.
    userinfo_endpoint: metadata.token_endpoint,
    ...metadata,
    // It takes only RS256 where this list is missing; which we take is checked with the signature.
    id_token_signing_alg_values_supported: signingAlgorithms,
  });
}

/**
 * The exchange of a code, the only other thing that Auth.js asks; our client proves itself in its own way. Throws
 * `ForeignProblem`, with the provider's own words where it gives any, for every answer but a 200.
 */
async function exchangeAnswer(
  provider: SignInProvider,
  url: string,
  init: RequestInit | undefined,
  until: number,
): Promise<Response> {
  const { metadata, reachOf } = await providerFor(provider, until);
  const form = new URLSearchParams(String(init?.body ?? ""));
  // Auth.js adds it for a client that proves nothing.
  form.delete("client_id");
  const sent = await authenticateClient(provider, metadata.token_endpoint, form);
  const answer = await readAnswer({ url, reach: reachOf(url), until, ...sent });
  requireSuccess(answer);
  return Response.json(jsonOf(answer));
}
