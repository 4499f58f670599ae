import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { AddressKind } from "@/lib/platform/foreign-answer/address-kind";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { shownText } from "@/lib/platform/foreign-answer/provider-words";
import { announcedReach, enteredReach, type Reach } from "@/lib/platform/foreign-answer/reach";
import { type Answer, readAnswer } from "@/lib/platform/foreign-answer/read-answer";
import { jsonOf, requireSuccess } from "@/lib/platform/foreign-answer/read-json";
import { processWide } from "@/lib/platform/process-wide";
import type { ProviderEndpoints } from "@/lib/providers/openid/openid-settings";
import { words } from "@/lib/words/text";

const documentWords = words("provider.discovery", {
  notDiscovery: "{place} isn't an OpenID Connect discovery document.",
  otherIssuer:
    "The provider calls itself {announced}, but {issuer} is configured. Enter the provider's own issuer exactly.",
  insecure: "The provider announces {url}, which isn't encrypted.",
});

/** What we use of a provider's metadata (OpenID Connect Discovery 1.0, section 3); the rest of it is kept. */
export const metadataSchema = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
  pushed_authorization_request_endpoint: z.url().optional(),
});
export type ProviderMetadata = z.infer<typeof metadataSchema>;

/** What of a provider says where its metadata comes from. */
export interface MetadataSource {
  issuer: string;
  settings: { endpoints?: ProviderEndpoints | undefined; clockToleranceSeconds?: number | undefined };
}

/** A provider whose metadata is known. */
export interface KnownProvider {
  metadata: ProviderMetadata;
  /** Which addresses a question to this address of its metadata may lead to. */
  reachOf(url: string): Reach;
}

/** A discovery document, and where it came from. */
export interface ReadDocument {
  document: ProviderMetadata;
  standsAt: AddressKind;
}

const cache = () =>
  processWide("discovery-documents", () => new LRUCache<string, ReadDocument>({ max: 50, ttl: 5 * 60_000 }));

/** The address of an issuer's discovery document (OpenID Connect Discovery 1.0, section 4). */
export const discoveryUrl = (issuer: string): string =>
  `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;

/** The endpoints entered by hand, by their names in the metadata; those left out are missing. */
function endpointMetadata(endpoints: ProviderEndpoints = {}): Partial<ProviderMetadata> {
  const named = {
    authorization_endpoint: endpoints.authorization,
    token_endpoint: endpoints.token,
    jwks_uri: endpoints.jwks,
    userinfo_endpoint: endpoints.userinfo,
    end_session_endpoint: endpoints.endSession,
    pushed_authorization_request_endpoint: endpoints.pushedAuthorization,
  };
  return Object.fromEntries(Object.entries(named).filter(([, url]) => url !== undefined));
}

/** The metadata of a provider whose endpoints are all entered by hand, so that nobody is asked; null for any other. */
export function manualMetadata({ issuer, settings }: MetadataSource): ProviderMetadata | null {
  const whole = metadataSchema.safeParse({ issuer, ...endpointMetadata(settings.endpoints) });
  return whole.success ? whole.data : null;
}

/**
 * A provider with its metadata read afresh: the discovery document with the endpoints entered by hand over it. Throws
 * `ForeignProblem` when it cannot be read or is something else than the metadata of exactly this issuer (section 4.3).
 * `until` is when that must have ended, by `performance.now()`.
 */
export const readProvider = (source: MetadataSource, until?: number): Promise<KnownProvider> =>
  withEntered(source, () => readDocument(source.issuer, until));

/** As `readProvider`, with a discovery document that is at most five minutes old. */
export const providerFor = (source: MetadataSource, until?: number): Promise<KnownProvider> =>
  withEntered(source, async () => cache().get(source.issuer) ?? readDocument(source.issuer, until));

/** The metadata alone, as by `providerFor`. */
export const metadataFor = async (source: MetadataSource): Promise<ProviderMetadata> =>
  (await providerFor(source)).metadata;

async function withEntered(
  source: MetadataSource,
  read: () => Promise<ReadDocument>,
): Promise<KnownProvider> {
  const manual = manualMetadata(source);
  return manual ? { metadata: manual, reachOf: () => enteredReach } : knownProvider(source, await read());
}

/** What is known of a provider by its discovery document and the endpoints entered by hand. */
export function knownProvider(source: MetadataSource, { document, standsAt }: ReadDocument): KnownProvider {
  const entered = endpointMetadata(source.settings.endpoints);
  return {
    metadata: { ...document, ...entered },
    reachOf: (url) => (Object.values(entered).includes(url) ? enteredReach : announcedReach(standsAt)),
  };
}

async function readDocument(issuer: string, until?: number): Promise<ReadDocument> {
  const answer = await readAnswer({ url: discoveryUrl(issuer), reach: enteredReach, until });
  requireSuccess(answer);
  const read = { document: documentOf(issuer, answer), standsAt: answer.from };
  cache().set(issuer, read);
  return read;
}

/** The discovery document in an answer. Throws `ForeignProblem` when it is none, or not that of exactly this issuer. */
function documentOf(issuer: string, answer: Answer): ProviderMetadata {
  const parsed = metadataSchema.safeParse(jsonOf(answer));
  if (!parsed.success)
    throw new ForeignProblem("malformed", documentWords("notDiscovery", { place: answer.place }), {
      cause: parsed.error,
    });
  if (parsed.data.issuer !== issuer)
    throw new ForeignProblem(
      "malformed",
      documentWords("otherIssuer", { announced: shownText(parsed.data.issuer), issuer }),
    );
  const insecure = insecureEndpoint(issuer, parsed.data);
  if (insecure)
    throw new ForeignProblem("malformed", documentWords("insecure", { url: shownText(insecure) }));
  return parsed.data;
}

/** An endpoint that would get secrets unencrypted, or point a public provider's clients at this machine's own services. */
export function insecureEndpoint(issuer: string, document: ProviderMetadata): string | undefined {
  if (issuer.startsWith("http:")) return undefined;
  return [
    document.authorization_endpoint,
    document.token_endpoint,
    document.jwks_uri,
    document.userinfo_endpoint,
    document.end_session_endpoint,
    document.pushed_authorization_request_endpoint,
  ].find((url) => url !== undefined && !url.startsWith("https:"));
}
