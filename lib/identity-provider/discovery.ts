import { LRUCache } from "lru-cache";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { ProviderEndpoints } from "@/lib/identity-provider/settings";

/** What we use of a provider's metadata (OpenID Connect Discovery 1.0, section 3); the rest of it is kept. */
export const metadataSchema = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
});
export type ProviderMetadata = z.infer<typeof metadataSchema>;

/** What of a provider says where its metadata comes from. */
export interface MetadataSource {
  issuer: string;
  settings: { endpoints?: ProviderEndpoints | undefined };
}

const timeoutMs = 4_000;
const maxBytes = 256 * 1024;
const cache = new LRUCache<string, ProviderMetadata>({ max: 50, ttl: 10 * 60_000 });

/** The address of an issuer's discovery document (OpenID Connect Discovery 1.0, section 4). */
export const discoveryUrl = (issuer: string): string =>
  `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;

/** The endpoints entered by hand, by their names in the metadata; those left out are missing. */
export function endpointMetadata(endpoints: ProviderEndpoints = {}): Partial<ProviderMetadata> {
  const named = {
    authorization_endpoint: endpoints.authorization,
    token_endpoint: endpoints.token,
    jwks_uri: endpoints.jwks,
    userinfo_endpoint: endpoints.userinfo,
    end_session_endpoint: endpoints.endSession,
  };
  return Object.fromEntries(Object.entries(named).filter(([, url]) => url !== undefined));
}

/** The metadata of a provider whose endpoints are all entered by hand, so that nobody is asked; null for any other. */
export function manualMetadata({ issuer, settings }: MetadataSource): ProviderMetadata | null {
  const whole = metadataSchema.safeParse({ issuer, ...endpointMetadata(settings.endpoints) });
  return whole.success ? whole.data : null;
}

/**
 * The provider's metadata, read afresh: the discovery document with the endpoints entered by hand over it. Throws
 * `unavailable` when it cannot be reached and `invalid-input` when it answers something else than the metadata of
 * exactly this issuer (section 4.3).
 */
export const readMetadata = (source: MetadataSource): Promise<ProviderMetadata> =>
  withManual(source, readDocument);

/** As `readMetadata`, with a discovery document that is at most ten minutes old. */
export const metadataFor = (source: MetadataSource): Promise<ProviderMetadata> =>
  withManual(source, async (issuer) => {
    const known = cache.get(issuer);
    if (known) return known;
    const fresh = await readDocument(issuer);
    cache.set(issuer, fresh);
    return fresh;
  });

async function withManual(
  source: MetadataSource,
  read: (issuer: string) => Promise<ProviderMetadata>,
): Promise<ProviderMetadata> {
  const manual = manualMetadata(source);
  return manual ?? { ...(await read(source.issuer)), ...endpointMetadata(source.settings.endpoints) };
}

async function readDocument(issuer: string): Promise<ProviderMetadata> {
  const url = discoveryUrl(issuer);
  const parsed = metadataSchema.safeParse(await fetchJson(url));
  if (!parsed.success)
    throw new AppError("invalid-input", `${url} is not an OpenID Connect discovery document.`, {
      cause: parsed.error,
    });
  if (parsed.data.issuer !== issuer)
    throw new AppError(
      "invalid-input",
      `The provider calls itself ${parsed.data.issuer}, but ${issuer} is configured: enter exactly the provider's own issuer.`,
    );
  const insecure = insecureEndpoint(issuer, parsed.data);
  if (insecure)
    throw new AppError("invalid-input", `The provider announces ${insecure}, which is not encrypted.`);
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
  ].find((url) => url !== undefined && !url.startsWith("https:"));
}

/**
 * GET of a JSON document at an identity provider: 4 s, 256 KiB and no redirects, since the address was given by an
 * administrator and must not lead anywhere else. Throws AppError (`unavailable` or `invalid-input`).
 */
export async function fetchJson(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      headers: { accept: "application/json", ...headers },
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await readLimited(response);
  } catch (cause) {
    throw new AppError("unavailable", `The identity provider did not answer at ${url}.`, { cause });
  }
  if (response.status >= 500) throw new AppError("unavailable", `${url} answered ${response.status}.`);
  if (!response.ok) throw new AppError("invalid-input", `${url} answered ${response.status}.`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid-input", `${url} did not answer with JSON.`, { cause });
  }
}

/** The text of an answer. Throws when it is longer than 256 KiB. */
export async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new Error("the answer is too large");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
