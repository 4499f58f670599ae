import { z } from "zod";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { readAnswer } from "@/lib/platform/foreign-answer/read-answer";
import { jsonOf, requireSuccess } from "@/lib/platform/foreign-answer/read-json";
import { authenticateClient, type OwnClient } from "@/lib/providers/client/authenticate-client";
import type { ClientSettings } from "@/lib/providers/client/client-settings";
import type { KnownProvider } from "@/lib/providers/openid/discovery";
import { words } from "@/lib/words/text";

const pushWords = words("provider.push", {
  noEndpoint: "{issuer} announces no endpoint for pushed authorization requests.",
  noRequestUri: "The response from {place} has no request_uri.",
});

/** RFC 9126, section 2.2. */
const pushed = z.looseObject({ request_uri: z.string().min(1).max(2_000) });

/** Whether an authorization request is pushed, and whether that may fail. */
export function pushingOf(
  { pushedRequests }: Pick<ClientSettings, "pushedRequests">,
  { metadata }: Pick<KnownProvider, "metadata">,
): "no" | "if possible" | "must" {
  const endpoint = metadata.pushed_authorization_request_endpoint;
  if (pushedRequests === "always" || (endpoint && metadata.require_pushed_authorization_requests === true))
    return "must";
  return pushedRequests === "never" || !endpoint ? "no" : "if possible";
}

/**
 * Hands an authorization request to the provider beforehand (RFC 9126), and gives the address for the browser, which then
 * carries nothing of it. Throws `ForeignProblem` where the provider does not take it.
 */
export async function pushAuthorization(
  client: OwnClient,
  { metadata, reachOf }: KnownProvider,
  request: URL,
  until?: number,
): Promise<URL> {
  const url = metadata.pushed_authorization_request_endpoint;
  if (!url) throw new ForeignProblem("malformed", pushWords("noEndpoint", { issuer: client.issuer }));
  const sent = await authenticateClient(client, metadata.token_endpoint, ownParameters(request, metadata));
  const answer = await readAnswer({ url, reach: reachOf(url), until, ...sent });
  if (answer.status !== 201) requireSuccess(answer);
  const parsed = pushed.safeParse(jsonOf(answer));
  if (!parsed.success)
    throw new ForeignProblem("malformed", pushWords("noRequestUri", { place: answer.place }));
  const address = new URL(metadata.authorization_endpoint);
  address.searchParams.set("client_id", client.clientId);
  address.searchParams.set("request_uri", parsed.data.request_uri);
  return address;
}

/** The request's parameters, without those that belong to the endpoint's own address. */
function ownParameters(request: URL, { authorization_endpoint }: KnownProvider["metadata"]): URLSearchParams {
  const parameters = new URLSearchParams(request.searchParams);
  for (const name of new URL(authorization_endpoint).searchParams.keys()) parameters.delete(name);
  return parameters;
}
